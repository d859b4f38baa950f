using CsCheck;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Images;

/// <summary>Whatever is broken in an image, reading it ends, and with nothing but the one exception for expected failures.</summary>
[TestClass]
public sealed class DamagedImage
{
    private static readonly byte[] Tar = TestLayer.TarOf(
        TestEntry.Directory("etc"),
        TestEntry.File(new string('n', 150), "content") with { UserName = "alice" },
        TestEntry.SymbolicLink("etc/link", "target"),
        TestEntry.File("etc/large", string.Concat(Enumerable.Range(0, 900).Select(i => $"{i},"))));

    [TestMethod]
    [DataRow(LayerCompression.None)]
    [DataRow(LayerCompression.Gzip)]
    [DataRow(LayerCompression.Zstd)]
    public void NeverSurprisesInALayer(LayerCompression compression) =>
        Damages(compression.Compress(Tar)).Sample(stored => IsReadOrRefused(async () =>
        {
            var layer = new TestLayer(stored, SecretSafeContainers.Images.Digest.OfBytes(stored), compression.MediaType());
            foreach (var image in await TestRegistry.Of(TestImage.Of(layer)).ToSource().ReadAllAsync(CancellationToken.None))
            {
                await image.Layers[0].ReadAllAsync(CancellationToken.None);
            }
        }), iter: 150);

    [TestMethod]
    [DataRow(true, DisplayName = "docker save")]
    [DataRow(false, DisplayName = "both forms")]
    public void NeverSurprisesInAnArchive(bool isDocker)
    {
        using var folder = new TemporaryFolder();
        var registry = TestRegistry.Of(TestImage.Of(TestLayer.Of(LayerCompression.None, TestEntry.File("a", "content"))));
        Damages(isDocker ? registry.DockerArchive() : registry.HybridArchive()).Sample(
            archive => IsReadOrRefused(async () =>
            {
                await using var source = await SecretSafeContainers.Images.ImageArchiveSource.OpenAsync(folder.Write("image.tar", archive), null, CancellationToken.None);
                foreach (var layer in (await source.ReadAllAsync(CancellationToken.None)).SelectMany(image => image.Layers))
                {
                    await layer.ReadAllAsync(CancellationToken.None);
                }
            }),
            iter: 150,
            threads: 1);
    }

    private static Gen<byte[]> Damages(byte[] whole) =>
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 4].Select(changes =>
        {
            var damaged = (byte[])whole.Clone();
            foreach (var (position, value) in changes)
            {
                damaged[position] = value;
            }

            return damaged;
        });

    private static bool IsReadOrRefused(Func<Task> read)
    {
        try
        {
            read().GetAwaiter().GetResult();
        }
        catch (SecretSafeException failure)
        {
            return failure.Code.Id.StartsWith("SSC4", StringComparison.Ordinal);
        }

        return true;
    }
}
