using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Images;

[TestClass]
public sealed class ImageArchive(TestContext context) : IDisposable
{
    private readonly CancellationToken cancellation = context.CancellationToken;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(LayerCompression.None)]
    [DataRow(LayerCompression.Gzip)]
    [DataRow(LayerCompression.Zstd)]
    public async Task OfALayoutIsReadHoweverCompressed(LayerCompression compression)
    {
        var registry = TestRegistry.Of(TestImage.Of(TestEntry.File("a", "content")) with { Attestations = ["{}"] });

        var (images, entries) = await ReadAsync(compression.Compress(registry.OciArchive()));

        Assert.AreEqual("content", entries[0].Text);
        Assert.IsEmpty(images[0].Skipped);
        Assert.Contains(document => document.Kind == ImageDocumentKind.Attestation, images[0].Documents);
    }

    [TestMethod]
    [DataRow(LayerCompression.None, DisplayName = "docker save")]
    [DataRow(LayerCompression.Gzip, DisplayName = "the SDK's Docker format")]
    public async Task OfDockerSaveIsRead(LayerCompression compression)
    {
        // arrange
        var layer = TestLayer.Of(compression, TestEntry.File("a", "content"));

        // act
        var (images, entries) = await ReadAsync(TestRegistry.Of(TestImage.Of(layer)).DockerArchive());

        // assert
        Assert.AreEqual("content", entries[0].Text);
        Assert.AreEqual(layer.DiffId, images[0].Layers[0].DiffId);
        Assert.AreEqual(layer.Digest, images[0].Layers[0].Digest);
        Assert.IsEmpty(images[0].Skipped);
    }

    [TestMethod]
    public async Task ShowsLegacyJsonThatNoManifestNames()
    {
        // arrange
        var registry = TestRegistry.Of(TestImage.Of(TestLayer.Of(LayerCompression.None, TestEntry.File("a", "content"))));

        // act
        var (images, _) = await ReadAsync(registry.DockerArchive(("legacy/json", """{"comment":"legacy words"}"""u8.ToArray())));

        // assert
        Assert.Contains(document => document.Kind == ImageDocumentKind.Config && Encoding.UTF8.GetString(document.Json.Span).Contains("legacy words", StringComparison.Ordinal), images[0].Documents);
        Assert.IsEmpty(images[0].Skipped);
    }

    [TestMethod]
    public async Task SaysWhichContentNoManifestNames()
    {
        // arrange
        var registry = TestRegistry.Of(TestImage.Of(TestEntry.File("a", "content")));

        // act
        var (images, _) = await ReadAsync(registry.DockerArchive(("left/layer.tar", TestLayer.TarOf(TestEntry.File("b", "more")))));

        // assert
        var skipped = Assert.ContainsSingle(images[0].Skipped);
        Assert.AreSame(DiagnosticCodes.UnsupportedFormat, skipped.Code);
        Assert.Contains("left/layer.tar", skipped.What);
    }

    [TestMethod]
    public async Task FollowsLinksBetweenItsMembers()
    {
        // arrange
        var layer = TestLayer.Of(LayerCompression.None, TestEntry.File("a", "content"));
        var config = TestImage.Of(layer, layer).Config;
        var tar = TestLayer.TarOf(
            TestEntry.File("config.json", config),
            TestEntry.File("one/layer.tar", layer.Stored),
            TestEntry.SymbolicLink("two/layer.tar", "../one/layer.tar"),
            TestEntry.File("manifest.json", """[{"Config":"config.json","RepoTags":null,"Layers":["one/layer.tar","two/layer.tar"]}]"""));

        // act
        var (images, entries) = await ReadAsync(tar);

        // assert
        Assert.HasCount(2, entries);
        Assert.IsEmpty(images[0].Skipped);
    }

    [TestMethod]
    public async Task WithAnEndlessLinkLacksThatMember()
    {
        // arrange
        var tar = TestLayer.TarOf(
            TestEntry.File("config.json", TestImage.Of(TestLayer.Of(TestEntry.File("a", ""))).Config),
            TestEntry.SymbolicLink("a/layer.tar", "../b/layer.tar"),
            TestEntry.SymbolicLink("b/layer.tar", "../a/layer.tar"),
            TestEntry.File("manifest.json", """[{"Config":"config.json","RepoTags":["x:1"],"Layers":["a/layer.tar"]}]"""));

        // act
        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => ReadAsync(tar));

        // assert
        Assert.AreSame(DiagnosticCodes.MissingBlob, failure.Code);
        Assert.Contains("a/layer.tar", failure.What);
    }

    [TestMethod]
    public async Task WithBothIndexesShowsAnnotationsAndReadsEachImageOnce()
    {
        // arrange
        var registry = TestRegistry.Of(TestImage.Of(TestEntry.File("a", "content")) with { Attestations = ["""{"predicate":"words"}"""] });

        // act
        var (images, entries) = await ReadAsync(registry.HybridArchive());

        // assert
        Assert.HasCount(1, entries);
        Assert.IsEmpty(Assert.ContainsSingle(images).Skipped);
        Assert.Contains(document => document.Kind == ImageDocumentKind.Attestation, images[0].Documents);
    }

    [TestMethod]
    [DataRow(true, DisplayName = "manifest absent")]
    [DataRow(false, DisplayName = "content absent")]
    public async Task WithBothIndexesPassesOverPlatformsThatAreElsewhere(bool withoutManifest)
    {
        // arrange
        var here = TestImage.Of(TestEntry.File("here", ""));
        var elsewhere = TestImage.Of(TestEntry.File("elsewhere", "")) with { Platform = new Platform("linux", "arm64") };
        var registry = new TestRegistry();
        registry.Add("v1", here, elsewhere);
        registry.Blobs.Remove(elsewhere.Layers[0].Digest.ToString());
        registry.Blobs.Remove(Digest.OfBytes(elsewhere.Config).ToString());
        if (withoutManifest)
        {
            registry.Blobs.Remove(registry.Blobs.First(blob => Encoding.UTF8.GetString(blob.Value).Contains(elsewhere.Layers[0].Digest.Hex, StringComparison.Ordinal)).Key);
        }

        // act
        var (images, entries) = await ReadAsync(registry.HybridArchive(image => image.Platform == here.Platform));

        // assert
        Assert.AreEqual("here", Assert.ContainsSingle(entries).Path);
        Assert.IsEmpty(Assert.ContainsSingle(images).Skipped);
    }

    [TestMethod]
    public async Task ReadsAnImageThatOnlyManifestJsonNames()
    {
        // arrange
        var registry = TestRegistry.Of(TestImage.Of(TestEntry.File("a", "content")));
        var archive = registry.HybridArchive();
        registry.Roots.Clear();
        var orphaned = registry.HybridArchive();

        // act
        var (images, entries) = await ReadAsync(orphaned);

        // assert
        Assert.AreEqual("a", Assert.ContainsSingle(entries).Path);
        Assert.IsEmpty(Assert.ContainsSingle(images).Skipped);
        Assert.HasCount(1, (await ReadAsync(archive)).Images);
    }

    [TestMethod]
    [DataRow("v1")]
    [DataRow("test:v1")]
    public async Task IsReadByTag(string tag)
    {
        var registry = new TestRegistry();
        registry.Add("v1", TestImage.Of(TestEntry.File("first", "")));
        registry.Add("v2", TestImage.Of(TestEntry.File("second", "")));

        Assert.AreEqual("first", Assert.ContainsSingle((await ReadAsync(registry.DockerArchive(), tag)).Entries).Path);
        Assert.AreEqual("first", Assert.ContainsSingle((await ReadAsync(registry.HybridArchive(), tag)).Entries).Path);
    }

    [TestMethod]
    public async Task WithoutTheTagNamesThoseItHas()
    {
        var failure = await OpenFailureAsync(TestRegistry.Of(TestImage.Of(TestEntry.File("a", ""))).DockerArchive(), "v9");

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
        Assert.Contains("test:latest", failure.Why);
    }

    [TestMethod]
    public async Task WithoutAConfigIsIncompleteButRead()
    {
        // arrange
        var layer = TestLayer.Of(LayerCompression.None, TestEntry.File("a", "content"));
        var tar = TestLayer.TarOf(
            TestEntry.File("one/layer.tar", layer.Stored),
            TestEntry.File("manifest.json", """[{"Config":"absent.json","RepoTags":null,"Layers":["one/layer.tar"]}]"""));

        // act
        var (images, entries) = await ReadAsync(tar);

        // assert
        Assert.AreSame(DiagnosticCodes.MissingBlob, Assert.ContainsSingle(images[0].Skipped).Code);
        Assert.HasCount(1, entries);
    }

    [TestMethod]
    public async Task WhoseConfigLiesAboutALayerIsADigestMismatch()
    {
        // arrange: the config of another layer
        var tar = TestLayer.TarOf(
            TestEntry.File("config.json", TestImage.Of(TestLayer.Of(TestEntry.File("other", ""))).Config),
            TestEntry.File("one/layer.tar", TestLayer.TarOf(TestEntry.File("a", "content"))),
            TestEntry.File("manifest.json", """[{"Config":"config.json","RepoTags":null,"Layers":["one/layer.tar"]}]"""));

        // act and assert
        Assert.AreSame(DiagnosticCodes.DigestMismatch, (await Assert.ThrowsExactlyAsync<SecretSafeException>(() => ReadAsync(tar))).Code);
    }

    [TestMethod]
    public async Task WithAMemberTwiceSaysSo()
    {
        // arrange
        var registry = TestRegistry.Of(TestImage.Of(TestEntry.File("a", "content")));
        var tar = TestArchives.Tar([("blobs/sha256/x", "hidden"u8.ToArray()), ("blobs/sha256/x", "{}"u8.ToArray()), .. registry.LayoutFiles()]);

        // act
        var (images, _) = await ReadAsync(tar);

        // assert
        Assert.Contains("same name", Assert.ContainsSingle(images[0].Skipped).Why);
    }

    [TestMethod]
    public async Task WithTheSameMemberTwiceIsReadInFull()
    {
        // arrange: as the .NET SDK writes a layer that two platforms share
        var registry = TestRegistry.Of(TestImage.Of(TestEntry.File("a", "content")));
        var files = registry.LayoutFiles().ToList();

        // act
        var (images, _) = await ReadAsync(TestArchives.Tar([.. files.Where(file => file.Item1.Contains("sha256", StringComparison.Ordinal)), .. files]));

        // assert
        Assert.IsEmpty(Assert.ContainsSingle(images).Skipped);
    }

    [TestMethod]
    public async Task ThatDoesNotExistIsNotFound() =>
        Assert.AreSame(
            DiagnosticCodes.NotFound,
            (await Assert.ThrowsExactlyAsync<SecretSafeException>(async () => await ImageArchiveSource.OpenAsync(folder["absent.tar"], null, cancellation))).Code);

    [TestMethod]
    public async Task OfNoByteIsNoImage() => Assert.AreSame(DiagnosticCodes.NotAnImage, (await OpenFailureAsync([])).Code);

    [TestMethod]
    public async Task ThatIsAnyFileIsNoImage() => Assert.AreSame(DiagnosticCodes.NotAnImage, (await OpenFailureAsync(Encoding.UTF8.GetBytes(new string('x', 5000)))).Code);

    [TestMethod]
    public async Task ThatIsAnyTarIsNoImage() => Assert.AreSame(DiagnosticCodes.NotAnImage, (await OpenFailureAsync(TestLayer.TarOf(TestEntry.File("a", "content")))).Code);

    [TestMethod]
    [DataRow(LayerCompression.None)]
    [DataRow(LayerCompression.Gzip)]
    [DataRow(LayerCompression.Zstd)]
    public async Task CutInTheMiddleIsMalformed(LayerCompression compression)
    {
        // arrange
        var noise = new byte[300_000];
        new Random(1).NextBytes(noise);
        var archive = compression.Compress(TestRegistry.Of(TestImage.Of(TestEntry.File("a", noise))).OciArchive());

        // act and assert
        Assert.AreSame(DiagnosticCodes.Malformed, (await OpenFailureAsync(archive[..(archive.Length / 2)])).Code);
    }

    private async Task<(IReadOnlyList<Image> Images, IReadOnlyList<StoredEntry> Entries)> ReadAsync(byte[] archive, string? tag = null)
    {
        await using var source = await ImageArchiveSource.OpenAsync(folder.Write("image.tar", archive), tag, cancellation);
        var images = await source.ReadAllAsync(cancellation);
        List<StoredEntry> entries = [];
        foreach (var layer in images.SelectMany(image => image.Layers))
        {
            entries.AddRange(await layer.ReadAllAsync(cancellation));
        }

        return (images, entries);
    }

    private async Task<SecretSafeException> OpenFailureAsync(byte[] archive, string? tag = null)
    {
        var path = folder.Write("image.tar", archive);
        return await Assert.ThrowsExactlyAsync<SecretSafeException>(async () => await ImageArchiveSource.OpenAsync(path, tag, cancellation));
    }
}
