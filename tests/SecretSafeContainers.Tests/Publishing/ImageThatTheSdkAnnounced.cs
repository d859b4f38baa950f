using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class ImageThatTheSdkAnnounced(TestContext context)
{
    private const string Config = """{"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":[]}}""";
    private static readonly Digest Layer = Digest.OfBytes("layer"u8);

    [TestMethod]
    public void WithAnotherDigestIsRefused()
    {
        var failure = Assert.ThrowsExactly<SecretSafeException>(() => GeneratedImage.Read(Manifest(), Config, Digest.OfBytes("other"u8).ToString(), MediaTypes.OciManifest));

        Assert.AreSame(DiagnosticCodes.NotPublished, failure.Code);
    }

    [TestMethod]
    public void ThatIsNoManifestIsRefused()
    {
        var failure = Assert.ThrowsExactly<SecretSafeException>(() => GeneratedImage.Read("[]", Config, Digest.OfBytes("[]"u8).ToString(), MediaTypes.OciManifest));

        Assert.AreSame(DiagnosticCodes.NotPublished, failure.Code);
    }

    [TestMethod]
    public async Task IsReadFromTheStoreByDigest()
    {
        using var folder = new PublishFixture().Add($"{Layer.Hex}.tar.gz", "layer");
        await using var source = new GeneratedImageSource("app:1", Read(), new SdkContentStore(folder.Root), null);

        Assert.AreEqual(Manifest(), await TextAsync(source, (await source.ResolveAsync(context.CancellationToken))[0]));
        Assert.AreEqual(Config, await TextAsync(source, new(MediaTypes.OciConfig, Digest.OfBytes(Encoding.UTF8.GetBytes(Config)), Config.Length)));
        Assert.AreEqual("layer", await TextAsync(source, new(MediaTypes.OciLayerGzip, Layer, 5)));
    }

    [TestMethod]
    [DataRow(false, true, true)]
    [DataRow(true, true, false)]
    [DataRow(false, false, false)]
    public async Task HasALayerToBePulledIfItIsNotInTheStoreAndTheBaseIsInARegistry(bool isStored, bool hasBase, bool isPulled)
    {
        using var folder = new PublishFixture();
        _ = isStored ? folder.Add($"{Layer.Hex}.tar.gz", "layer") : folder;
        await using var source = new GeneratedImageSource("app:1", Read(), new SdkContentStore(folder.Root), hasBase ? new Elsewhere() : null);

        Assert.AreEqual(isPulled, await source.IsPulledAsync(new(MediaTypes.OciLayerGzip, Layer, 5), context.CancellationToken));
        Assert.IsFalse(await source.IsPulledAsync(Read().Manifest, context.CancellationToken));
    }

    [TestMethod]
    public async Task WithALayerThatIsNowhereFailsClosed()
    {
        using var folder = new PublishFixture();
        await using var source = new GeneratedImageSource("app:1", Read(), new SdkContentStore(folder.Root), null);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => TextAsync(source, new(MediaTypes.OciLayerGzip, Layer, 5)));

        Assert.AreSame(DiagnosticCodes.MissingBlob, failure.Code);
    }

    [TestMethod]
    public void IsRecognisedByItsConfigWhereThereIsNoManifest()
    {
        var image = new Image { Reference = "x", ConfigDigest = Digest.OfBytes(Encoding.UTF8.GetBytes(Config)) };

        Assert.IsTrue(Read().Is(image));
        Assert.IsFalse(Read().Is(image with { ConfigDigest = null }));
        Assert.IsTrue(Read().Is(new Image { Reference = "x", Digest = Read().Manifest.Digest }));
    }

    [TestMethod]
    public void IsNamedByItsIndex()
    {
        var json = Index(Read().Manifest.Digest);

        var index = GeneratedIndex.Read(json, [Read()]);

        Assert.AreEqual(Digest.OfBytes(Encoding.UTF8.GetBytes(json)), index.Digest);
    }

    [TestMethod]
    public void WhoseIndexNamesAnotherIsRefused()
    {
        var failure = Assert.ThrowsExactly<SecretSafeException>(() => GeneratedIndex.Read(Index(Read().Manifest.Digest, Layer), [Read()]));

        Assert.AreSame(DiagnosticCodes.NotPublished, failure.Code);
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("[]")]
    [DataRow("""{"manifests":[1]}""")]
    [DataRow("not JSON")]
    public void WhoseIndexIsNoneIsRefused(string json)
    {
        var failure = Assert.ThrowsExactly<SecretSafeException>(() => GeneratedIndex.Read(json, [Read()]));

        Assert.AreSame(DiagnosticCodes.NotPublished, failure.Code);
    }

    [TestMethod]
    public void IsTakenBackWithItsArchiveAndItsOwnLayerAlone()
    {
        using var folder = new PublishFixture().Add($"{Layer.Hex}.tar.gz", "layer").Add("base.tar.gz", "base").Add("out/app.tar.gz", "archive");

        var said = new LocalRollback(new SdkContentStore(folder.Root)).Run(folder.In("out/app.tar.gz"), [Read(), Read()]);

        Assert.HasCount(2, said);
        Assert.IsFalse(File.Exists(folder.In("out/app.tar.gz")));
        Assert.IsFalse(File.Exists(folder.In($"{Layer.Hex}.tar.gz")));
        Assert.IsTrue(File.Exists(folder.In("base.tar.gz")));
    }

    private static GeneratedImage Read() => GeneratedImage.Read(Manifest(), Config, Digest.OfBytes(Encoding.UTF8.GetBytes(Manifest())).ToString(), MediaTypes.OciManifest);

    private static string Index(params Digest[] manifests) =>
        $$"""{"schemaVersion":2,"manifests":[{{string.Join(',', manifests.Select(digest => $$"""{"digest":"{{digest}}"}"""))}}]}""";

    private static string Manifest() => $$"""{"schemaVersion":2,"layers":[{"digest":"{{Digest.OfBytes("base"u8)}}"},{"digest":"{{Layer}}"}]}""";

    private async Task<string> TextAsync(GeneratedImageSource source, Descriptor descriptor)
    {
        await using var stream = await source.OpenBlobAsync(descriptor, context.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(context.CancellationToken);
    }

    /// <summary>A registry that nobody need ask.</summary>
    private sealed class Elsewhere : IImageSource, IPulledSource
    {
        public string Reference => "registry";

        public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<Stream> OpenBlobAsync(Descriptor descriptor, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<bool> IsPulledAsync(Descriptor descriptor, CancellationToken cancellationToken) => new(true);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
