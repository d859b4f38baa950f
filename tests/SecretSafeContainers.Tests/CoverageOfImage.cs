using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests;

[TestClass]
public sealed class CoverageOfImage(TestContext context)
{
    [TestMethod]
    [DataRow(LayerCompression.None)]
    [DataRow(LayerCompression.Gzip)]
    [DataRow(LayerCompression.Zstd)]
    public async Task CountsEachByteOfDocumentsAndUncompressedLayersOnce(LayerCompression compression)
    {
        TestEntry[] lower = [TestEntry.File("a", new byte[70_000]), TestEntry.SymbolicLink("b", "a"), TestEntry.Directory("c")];
        TestEntry[] upper = [TestEntry.Whiteout("a"), TestEntry.File("d", "d")];
        var image = TestImage.Of(TestLayer.Of(compression, lower), TestLayer.Of(compression, upper));
        await using var source = TestRegistry.Of(image).ToSource();
        using var auditor = new ImageAuditor(new AuditOptions { Rules = [SampleRule.Token] });
        var images = await ImageReader.ReadAsync(source, null, context.CancellationToken).ToListAsync(context.CancellationToken);

        var report = await auditor.AuditAsync(images.ToAsyncEnumerable(), context.CancellationToken);

        var read = report.Images[0];
        Assert.AreEqual(Verdict.Clean, read.Verdict);
        Assert.AreEqual(TestLayer.TarOf(lower).Length, read.Layers[0].Bytes);
        Assert.AreEqual(TestLayer.TarOf(upper).Length, read.Layers[1].Bytes);
        Assert.AreEqual(read.Layers.Sum(layer => layer.Bytes) + images[0].Documents.Sum(document => document.Json.Length), read.Coverage.Bytes);
    }
}
