using System.Text;
using System.Text.Json.Nodes;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Images;

[TestClass]
public sealed class LayoutFolder(TestContext context) : IDisposable
{
    private readonly CancellationToken cancellation = context.CancellationToken;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task IsReadByTag()
    {
        await using var source = await OciLayoutSource.OpenAsync(TwoTags().WriteLayout(folder), "v2", cancellation);

        var image = Assert.ContainsSingle(await source.ReadAllAsync(cancellation));

        Assert.AreEqual("second", (await image.Layers[0].ReadAllAsync(cancellation))[0].Path);
        Assert.EndsWith(":v2", image.Reference);
    }

    [TestMethod]
    public async Task IsReadByDigest()
    {
        var registry = TwoTags();

        await using var source = await OciLayoutSource.OpenAsync(registry.WriteLayout(folder), registry.Roots[0]["digest"]!.GetValue<string>(), cancellation);

        Assert.HasCount(1, await source.ReadAllAsync(cancellation));
    }

    [TestMethod]
    public async Task WithoutATagIsReadWhole()
    {
        await using var source = await OciLayoutSource.OpenAsync(TwoTags().WriteLayout(folder), null, cancellation);

        Assert.HasCount(2, await source.ReadAllAsync(cancellation));
    }

    [TestMethod]
    public async Task WithTwoTagsOfOneImageReadsItOnceAndShowsBothAnnotations()
    {
        // arrange
        var registry = new TestRegistry();
        registry.Add("v1", TestImage.Of(TestEntry.File("a", "")));
        registry.Add("latest", TestImage.Of(TestEntry.File("a", "")));

        // act
        await using var source = await OciLayoutSource.OpenAsync(registry.WriteLayout(folder), null, cancellation);
        var image = Assert.ContainsSingle(await source.ReadAllAsync(cancellation));

        // assert
        Assert.AreEqual(2, image.Documents.Count(document => document.Name.StartsWith("descriptor", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task ShowsAnAttestationThatIsListedBesideItsImage()
    {
        // arrange: as tools write it that copy an index's manifests one by one
        var registry = TestRegistry.Of(TestImage.Of(TestEntry.File("a", "")) with { Attestations = ["""{"predicate":{"note":"said of it"}}"""] });
        var root = registry.Roots[0];
        var index = JsonNode.Parse(registry.Blobs[root["digest"]!.GetValue<string>()])!;
        registry.Roots.Clear();
        registry.Roots.AddRange(index["manifests"]!.AsArray().Select(child => child!.DeepClone().AsObject()));
        TestRegistry.Annotate(registry.Roots[^1], "remark", "beside it");

        // act
        await using var source = await OciLayoutSource.OpenAsync(registry.WriteLayout(folder), null, cancellation);
        var image = Assert.ContainsSingle(await source.ReadAllAsync(cancellation));

        // assert
        Assert.IsEmpty(image.Skipped);
        var documents = string.Join('\n', image.Documents.Select(document => $"{document.Kind} {Encoding.UTF8.GetString(document.Json.Span)}"));
        Assert.Contains("said of it", documents);
        Assert.Contains("beside it", documents);
    }

    [TestMethod]
    public async Task ShowsAnnotationsOfItsIndex()
    {
        // arrange
        var path = TwoTags().WriteLayout(folder);
        var index = File.ReadAllText(folder["layout/index.json"], Encoding.UTF8);
        folder.Write("layout/index.json", string.Concat("""{"annotations":{"note":"index words"},""", index.AsSpan(1)));

        // act
        await using var source = await OciLayoutSource.OpenAsync(path, null, cancellation);
        var images = await source.ReadAllAsync(cancellation);

        // assert
        Assert.Contains("index words", Encoding.UTF8.GetString(images[^1].Documents[^1].Json.Span));
    }

    [TestMethod]
    [DataRow("urls", """["https://acme.test/words"]""")]
    [DataRow("artifactType", "\"words\"")]
    [DataRow("platform", """{"os":"linux","architecture":"amd64","os.version":"words"}""")]
    [DataRow("x-unknown", "{\"words\":1}")]
    public async Task ShowsAllThatItsIndexSaysOfAnImage(string field, string value)
    {
        // arrange
        var registry = TwoTags();
        registry.Roots[1][field] = JsonNode.Parse(value);

        // act
        await using var source = await OciLayoutSource.OpenAsync(registry.WriteLayout(folder), null, cancellation);
        var images = await source.ReadAllAsync(cancellation);

        // assert
        Assert.Contains("words", Encoding.UTF8.GetString(images[^1].Documents[^1].Json.Span));
    }

    [TestMethod]
    public async Task WhoseIndexEmbedsAnotherImageThanItNamesIsMalformed()
    {
        var registry = TwoTags();
        registry.Roots[0]["data"] = Convert.ToBase64String("other"u8);

        Assert.AreSame(DiagnosticCodes.Malformed, await FailureAsync(registry.WriteLayout(folder)));
    }

    [TestMethod]
    public async Task WithoutTheTagNamesThoseItHas()
    {
        var path = TwoTags().WriteLayout(folder);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(async () => await OciLayoutSource.OpenAsync(path, "v3", cancellation));

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
        Assert.Contains("v1, v2", failure.Why);
    }

    [TestMethod]
    public async Task ThatDoesNotExistIsNotFound() => Assert.AreSame(DiagnosticCodes.NotFound, await FailureAsync(folder["absent"]));

    [TestMethod]
    public async Task ThatIsAnyFolderIsNoImage() => Assert.AreSame(DiagnosticCodes.NotAnImage, await FailureAsync(folder.FullPath));

    [TestMethod]
    public async Task WithADamagedIndexIsMalformed()
    {
        var path = TwoTags().WriteLayout(folder);
        folder.Write("layout/index.json", "{");

        Assert.AreSame(DiagnosticCodes.Malformed, await FailureAsync(path));
    }

    [TestMethod]
    [DataRow("\\ud800", DisplayName = "half a character")]
    [DataRow("\u00ff", DisplayName = "Latin-1")]
    public async Task WithTextThatIsNotUnicodeIsMalformed(string text)
    {
        var path = TwoTags().WriteLayout(folder);
        folder.Write("layout/index.json", Encoding.Latin1.GetBytes($$"""{"manifests":[],"annotations":{"note":"{{text}}"} }"""));

        Assert.AreSame(DiagnosticCodes.Malformed, await FailureAsync(path));
    }

    [TestMethod]
    public async Task WithAnEmptyBlobFileIsADigestMismatch()
    {
        // arrange
        var registry = TwoTags();
        var path = registry.WriteLayout(folder);
        folder.Write($"layout/blobs/{registry.Roots[0]["digest"]!.GetValue<string>().Replace(':', '/')}", "");

        // act
        await using var source = await OciLayoutSource.OpenAsync(path, "v1", cancellation);
        var image = Assert.ContainsSingle(await source.ReadAllAsync(cancellation));

        // assert
        Assert.AreSame(DiagnosticCodes.DigestMismatch, Assert.ContainsSingle(image.Skipped).Code);
    }

    private static TestRegistry TwoTags()
    {
        var registry = new TestRegistry();
        registry.Add("v1", TestImage.Of(TestEntry.File("first", "")));
        registry.Add("v2", TestImage.Of(TestEntry.File("second", "")));
        return registry;
    }

    private async Task<DiagnosticCode> FailureAsync(string path) =>
        (await Assert.ThrowsExactlyAsync<SecretSafeException>(async () => await OciLayoutSource.OpenAsync(path, null, cancellation))).Code;
}
