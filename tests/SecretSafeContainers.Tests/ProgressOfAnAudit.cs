using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests;

[TestClass]
public sealed class ProgressOfAnAudit(TestContext context)
{
    [TestMethod]
    public async Task NamesTheLayerAndGrowsInBytes()
    {
        var told = new List<AuditProgress>();
        var image = TestImage.Of(TestLayer.Of(TestEntry.File("a", new string('x', 5000))), TestLayer.Of(TestEntry.File("b", "y"), TestEntry.File("c", "z")));
        using var auditor = new ImageAuditor(new AuditOptions { Progress = new Receiver(told.Add), Jobs = 1 });

        await auditor.AuditAsync(ImageReaderOf(image), context.CancellationToken);

        Assert.AreEqual("1/2 2/2", string.Join(' ', told.Select(one => $"{one.Layer}/{one.Layers}").Distinct()));
        CollectionAssert.AreEqual(told.Select(one => one.Bytes).Order().ToList(), told.Select(one => one.Bytes).ToList());
        Assert.IsGreaterThan(5000, told[^1].Bytes);
    }

    [TestMethod]
    public void IsSaidAfterEachInterval()
    {
        var clock = new SettableClock();
        var said = new List<string>();
        var pace = new ProgressPace(TimeSpan.FromSeconds(10), said.Add, clock);

        foreach (var (second, bytes) in new[] { (1, 1_000_000), (10, 50_000_000), (12, 60_000_000), (20, 100_000_000) })
        {
            clock.Seconds = second;
            pace.Report(new AuditProgress("shop", 3, 7, bytes));
        }

        Assert.AreEqual("shop: layer 3 of 7, 50.0 MB read, 5.6 MB/s; shop: layer 3 of 7, 100.0 MB read, 5.3 MB/s", string.Join("; ", said));
    }

    private static IAsyncEnumerable<SecretSafeContainers.Images.Image> ImageReaderOf(TestImage image) =>
        SecretSafeContainers.Images.ImageReader.ReadAsync(TestRegistry.Of(image).ToSource(), null, CancellationToken.None);

    private sealed class Receiver(Action<AuditProgress> take) : IProgress<AuditProgress>
    {
        public void Report(AuditProgress value) => take(value);
    }

    private sealed class SettableClock : TimeProvider
    {
        public int Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
