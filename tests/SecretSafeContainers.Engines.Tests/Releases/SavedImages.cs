using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Engines.Releases;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Releases;

/// <summary>Images as engines of every kind save them, without the engines.</summary>
internal static class SavedImages
{
    /// <summary>An archive as an engine that calls the image by this id hands it out.</summary>
    public static async Task<SavedImage> OpenAsync(byte[] archive, Digest id, CancellationToken cancellationToken)
    {
        using var server = new EngineOfATest { Id = id.ToString(), Archive = archive };
        using var docker = new DockerEngine(server.Address);
        return await docker.OpenByIdAsync(id, "the test's image", cancellationToken);
    }

    /// <summary>What a store that keeps uncompressed layers saves of an image.</summary>
    public static Task<SavedImage> OfClassicStoreAsync(TestImage image, CancellationToken cancellationToken, bool isOld = true)
    {
        var registry = new TestRegistry();
        registry.Add(tag: null, image);
        return OpenAsync(isOld ? registry.DockerArchive() : registry.HybridArchive(), Digest.OfBytes(image.Config), cancellationToken);
    }

    /// <summary>What docker's containerd store saves of an image: with its own manifests.</summary>
    public static async Task<(SavedImage Saved, Digest Id)> OfContainerdStoreAsync(CancellationToken cancellationToken, params IReadOnlyList<TestImage> platforms)
    {
        var registry = new TestRegistry();
        var root = registry.Add(tag: null, platforms);
        return Digest.TryParse((string?)root["digest"], out var id) ? (await OpenAsync(registry.HybridArchive(), id, cancellationToken), id) : throw new InvalidOperationException();
    }

    /// <summary>One image of one uncompressed layer, releasable.</summary>
    public static async Task<ReleasableImage> PackOneAsync(CancellationToken cancellationToken, int bytes = 1000) =>
        await ReleasableImage.PackAsync([await OfClassicStoreAsync(Plain("linux", "amd64", bytes), cancellationToken)], ImageFormat.Oci, cancellationToken);

    /// <summary>An image of one uncompressed layer.</summary>
    public static TestImage Plain(string os, string architecture, int bytes = 1000)
    {
        var content = new byte[bytes];
        new Random(bytes).NextBytes(content);
        return TestImage.Of(TestLayer.Of(LayerCompression.None, TestEntry.File($"app/{architecture}", content))) with { Platform = new Platform(os, architecture) };
    }
}
