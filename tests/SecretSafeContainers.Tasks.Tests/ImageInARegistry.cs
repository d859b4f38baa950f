using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Tasks.Tests;

[TestClass]
public sealed class ImageInARegistry(TestContext context)
{
    [TestMethod]
    [DataRow(false, DisplayName = "that asks for nothing")]
    [DataRow(true, DisplayName = "that asks for an anonymous token")]
    public async Task IsReadWithoutCredentials(bool needsToken)
    {
        using var registry = new TokenRegistry(OneLayer(), needsToken);
        await using var source = new RegistrySource(new RegistryReference(registry.Address, "base", "1", null), null);

        var images = await ImageReader.ReadAsync(source, null, context.CancellationToken).ToListAsync(context.CancellationToken);

        var image = Assert.ContainsSingle(images);
        Assert.IsEmpty(image.Skipped);
        Assert.HasCount(1, image.Layers);
        await using var reading = image.Layers[0].Open();
        Assert.HasCount(1, await reading.EntriesAsync(context.CancellationToken).ToListAsync(context.CancellationToken));
    }

    [TestMethod]
    public async Task ThatIsNotThereIsNotFound()
    {
        using var registry = new TokenRegistry(OneLayer(), needsToken: false);
        await using var source = new RegistrySource(new RegistryReference(registry.Address, "base", "other", null), null);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => source.ResolveAsync(context.CancellationToken).AsTask());

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
    }

    [TestMethod]
    public async Task ThatCannotBeReachedIsSaidInSeconds()
    {
        await using var source = new RegistrySource(new RegistryReference("localhost:9", "base", "1", null), null);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => source.ResolveAsync(context.CancellationToken).AsTask());

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
    }

    [TestMethod]
    [DataRow("localhost:5000", "", "http://localhost:5000/v2/")]
    [DataRow("127.0.0.1:5000", "", "http://127.0.0.1:5000/v2/")]
    [DataRow("registry.example.com", "", "https://registry.example.com/v2/")]
    [DataRow("registry.example.com:81", "other, registry.example.com:81", "http://registry.example.com:81/v2/")]
    [DataRow("docker.io", "", "https://registry-1.docker.io/v2/")]
    public void IsAskedForByTheRightScheme(string registry, string insecure, string expected)
    {
        var reference = new RegistryReference(registry, "base", "1", null) { InsecureRegistries = RegistryReference.ParseInsecureRegistries(insecure) };

        Assert.AreEqual(expected, reference.Endpoint.ToString());
    }

    [TestMethod]
    public async Task OfANameThatIsNoHostIsNotFound()
    {
        await using var source = new RegistrySource(new RegistryReference("no host", "base", "1", null), null);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => source.ResolveAsync(context.CancellationToken).AsTask());

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
    }

    private static Dictionary<string, RegistryAnswer> OneLayer()
    {
        var tar = new MemoryStream();
        using (var gzip = new GZipStream(tar, CompressionMode.Compress, leaveOpen: true))
        using (var writer = new TarWriter(gzip))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "etc/motd") { DataStream = new MemoryStream("hello"u8.ToArray()) });
        }

        var layer = tar.ToArray();
        using var unzip = new GZipStream(new MemoryStream(layer), CompressionMode.Decompress);
        var plain = new MemoryStream();
        unzip.CopyTo(plain);
        var config = Encoding.UTF8.GetBytes($$"""{"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":["{{Digest.OfBytes(plain.ToArray())}}"]} }""");
        var manifest = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""
            {"schemaVersion":2,"mediaType":"{{MediaTypes.OciManifest}}",
             "config":{"mediaType":"{{MediaTypes.OciConfig}}","digest":"{{Digest.OfBytes(config)}}","size":{{config.Length}}},
             "layers":[{"mediaType":"{{MediaTypes.OciLayerGzip}}","digest":"{{Digest.OfBytes(layer)}}","size":{{layer.Length}}}]}
            """));
        return new()
        {
            ["/v2/base/manifests/1"] = new(MediaTypes.OciManifest, manifest),
            [$"/v2/base/blobs/{Digest.OfBytes(config)}"] = new("application/octet-stream", config),
            [$"/v2/base/blobs/{Digest.OfBytes(layer)}"] = new("application/octet-stream", layer),
        };
    }
}
