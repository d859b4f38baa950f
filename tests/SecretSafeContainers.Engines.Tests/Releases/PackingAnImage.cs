using System.Text.Json.Nodes;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Releases;
using SecretSafeContainers.Engines.Tests.Registries;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Releases;

[TestClass]
public sealed class PackingAnImage(TestContext context)
{
    [TestMethod]
    [DataRow(true, DisplayName = "as docker saved until 24")]
    [DataRow(false, DisplayName = "as docker saves from 25 on")]
    public async Task OfAClassicStoreCompressesTheLayersAndKeepsTheConfig(bool isOld)
    {
        var stored = SavedImages.Plain("linux", "amd64", 300_000);
        using var folder = new TemporaryFolder();
        await using var image = await ReleasableImage.PackAsync([await SavedImages.OfClassicStoreAsync(stored, context.CancellationToken, isOld)], ImageFormat.Oci, context.CancellationToken);

        var manifest = await ManifestAsync(image, folder);

        Assert.AreEqual(MediaTypes.OciManifest, image.MediaType);
        Assert.AreEqual(Digest.OfBytes(stored.Config), Assert.ContainsSingle(image.ConfigDigests));
        Assert.AreEqual(Digest.OfBytes(stored.Config), image.ImageId);
        var layer = Assert.ContainsSingle(manifest["layers"]!.AsArray())!;
        Assert.AreEqual(MediaTypes.OciLayerGzip, (string?)layer["mediaType"]);
        Assert.AreNotEqual(stored.Layers[0].DiffId.ToString(), (string?)layer["digest"]);
    }

    [TestMethod]
    public async Task InDockersFormatUsesDockersMediaTypes()
    {
        using var folder = new TemporaryFolder();
        await using var image = await ReleasableImage.PackAsync(
            [await SavedImages.OfClassicStoreAsync(SavedImages.Plain("linux", "amd64"), context.CancellationToken)], ImageFormat.Docker, context.CancellationToken);

        var manifest = await ManifestAsync(image, folder);

        Assert.AreEqual(MediaTypes.DockerManifest, image.MediaType);
        Assert.AreEqual(MediaTypes.DockerConfig, (string?)manifest["config"]!["mediaType"]);
        Assert.AreEqual(MediaTypes.DockerLayerGzip, (string?)manifest["layers"]![0]!["mediaType"]);
    }

    [TestMethod]
    public async Task OfAContainerdStoreChangesNothing()
    {
        var stored = TestImage.Of(TestEntry.File("app/a", "one")) with { Attestations = ["""{"predicateType":"https://slsa.dev/provenance/v0.2"}"""] };
        var (saved, id) = await SavedImages.OfContainerdStoreAsync(context.CancellationToken, stored);

        await using var image = await ReleasableImage.PackAsync([saved], ImageFormat.Docker, context.CancellationToken);

        Assert.AreEqual(id, image.Digest);
        Assert.AreEqual(MediaTypes.OciIndex, image.MediaType);
        Assert.AreEqual(Digest.OfBytes(stored.Config), Assert.ContainsSingle(image.ConfigDigests));
        Assert.IsNull(image.ImageId);
    }

    [TestMethod]
    public async Task OfSeveralPlatformsMakesAnIndexWithTheirAttestations()
    {
        var (saved, _) = await SavedImages.OfContainerdStoreAsync(
            context.CancellationToken, TestImage.Of(TestEntry.File("app/a", "one")) with { Attestations = ["{}"], Platform = new Platform("linux", "arm", "v7") });
        var classic = await SavedImages.OfClassicStoreAsync(SavedImages.Plain("linux", "amd64"), context.CancellationToken);
        using var folder = new TemporaryFolder();
        await using var image = await ReleasableImage.PackAsync([classic, saved], ImageFormat.Oci, context.CancellationToken);

        var index = await ManifestAsync(image, folder);

        Assert.AreEqual(MediaTypes.OciIndex, image.MediaType);
        Assert.HasCount(2, image.ConfigDigests);
        Assert.AreEqual(
            "linux/amd64/ linux/arm/v7 unknown/unknown/",
            string.Join(' ', index["manifests"]!.AsArray().Select(manifest => $"{manifest!["platform"]!["os"]}/{manifest["platform"]!["architecture"]}/{manifest["platform"]!["variant"]}")));
        Assert.AreEqual((string?)index["manifests"]![1]!["digest"], (string?)index["manifests"]![2]!["annotations"]!["vnd.docker.reference.digest"]);
    }

    [TestMethod]
    public async Task GivesTheSameDigestEachTime()
    {
        await using var first = await SavedImages.PackOneAsync(context.CancellationToken, 500_000);
        await using var second = await SavedImages.PackOneAsync(context.CancellationToken, 500_000);

        Assert.AreEqual(first.Digest, second.Digest);
    }

    [TestMethod]
    public async Task RefusesALayerThatTheConfigDoesNotName()
    {
        var stored = SavedImages.Plain("linux", "amd64");
        var other = stored with { StoredConfig = stored.Config, Layers = [TestLayer.Of(LayerCompression.None, TestEntry.File("app/other", "x"))] };
        var saved = await SavedImages.OfClassicStoreAsync(other, context.CancellationToken);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => ReleasableImage.PackAsync([saved], ImageFormat.Oci, context.CancellationToken));

        Assert.AreSame(DiagnosticCodes.DigestMismatch, failure.Code);
    }

    [TestMethod]
    public async Task RefusesAnIndexOfWhichAnImageIsMissing()
    {
        var registry = new TestRegistry();
        var root = registry.Add(tag: null, TestImage.Of(TestEntry.File("a", "1")), TestImage.Of(TestEntry.File("a", "2")) with { Platform = new Platform("linux", "arm64") });
        var index = JsonNode.Parse(registry.Blobs[(string)root["digest"]!])!;
        registry.Blobs.Remove((string)index["manifests"]![1]!["digest"]!);
        Assert.IsTrue(Digest.TryParse((string?)root["digest"], out var id));
        var saved = await SavedImages.OpenAsync(registry.HybridArchive(), id, context.CancellationToken);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => ReleasableImage.PackAsync([saved], ImageFormat.Oci, context.CancellationToken));

        Assert.AreSame(DiagnosticCodes.MissingBlob, failure.Code);
    }

    [TestMethod]
    public async Task IsWhatAnAuditOfItsArchiveReads()
    {
        await using var image = await SavedImages.PackOneAsync(context.CancellationToken, 200_000);
        using var folder = new TemporaryFolder();
        await ArchiveRelease.WriteAsync(image, folder["app.tar"], "team/app", ["1", "2"], context.CancellationToken);

        await using var source = await ImageArchiveSource.OpenAsync(folder["app.tar"], tag: null, context.CancellationToken);
        var report = await source.AuditAsync(context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.AreEqual(image.Digest, Assert.ContainsSingle(report.Images).Digest);
    }

    /// <summary>The manifest or index, as an archive of the image holds it.</summary>
    private async Task<JsonNode> ManifestAsync(ReleasableImage image, TemporaryFolder folder)
    {
        await ArchiveRelease.WriteAsync(image, folder["app.tar"], "app", [], context.CancellationToken);
        await using var source = await ImageArchiveSource.OpenAsync(folder["app.tar"], tag: null, context.CancellationToken);
        var root = Assert.ContainsSingle(await source.ResolveAsync(context.CancellationToken));
        Assert.AreEqual(image.Digest, root.Digest);
        await using var stream = await source.OpenBlobAsync(root, context.CancellationToken);
        return (await JsonNode.ParseAsync(stream, cancellationToken: context.CancellationToken))!;
    }
}
