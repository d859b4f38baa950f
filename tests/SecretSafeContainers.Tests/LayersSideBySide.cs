using System.Security.Cryptography;
using System.Text;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests;

[TestClass]
public sealed class LayersSideBySide(TestContext context) : IDisposable
{
    private const string Value = "Nd9xTok-4f72Q-Lp";
    private readonly KnownSecret secret = new("pip.conf", new SecretValue(Encoding.UTF8.GetBytes(Value)));

    [TestMethod]
    public async Task AreReportedAlikeWhateverTheNumberOfJobs()
    {
        var noise = RandomNumberGenerator.GetBytes(3 * 1024 * 1024);
        var damaged = TestLayer.Of(TestEntry.File("seen", Value), TestEntry.File("cut", RandomNumberGenerator.GetBytes(2 * 1024 * 1024)));
        TestLayer[] layers =
        [
            TestLayer.Of(TestEntry.File("etc/pip.conf", $"a={Value}"), TestEntry.File("etc/b", SampleRule.Text), TestEntry.File("noise", noise)),
            TestLayer.Of(TestEntry.Whiteout("etc/pip.conf"), TestEntry.File("lib/a.zip", Packing.Zip(("x", Encoding.UTF8.GetBytes(Value)), ("y", noise)))),
            damaged with { Stored = damaged.Stored[..^200_000], Digest = damaged.Digest, Size = damaged.Size },
            TestLayer.Of(LayerCompression.None, TestEntry.File("noise", noise), TestEntry.File("lib/b", $"{SampleRule.Text} {Value}")),
            TestLayer.Of(LayerCompression.Zstd, TestEntry.OpaqueWhiteout("lib"), TestEntry.File("lib/c", Value)),
        ];
        var image = TestImage.Of(layers) with { Env = [$"TOKEN={Value}"] };

        var alone = await ReportAsync(image, jobs: 1);

        Assert.Contains("SSC4003", alone);
        foreach (var jobs in new[] { 2, 3, 8 })
        {
            Assert.AreEqual(alone, await ReportAsync(image, jobs), $"{jobs} jobs");
        }
    }

    [TestMethod]
    public async Task AndTheContainersOfOneLayerAreReportedAlikeWhateverTheNumberOfJobs()
    {
        // arrange: containers that a spare thread is given, and between them files, smaller containers and damaged ones
        var noise = RandomNumberGenerator.GetBytes(200_000);
        var value = Encoding.UTF8.GetBytes(Value);
        var entries = Enumerable.Range(0, 40).SelectMany(file => (TestEntry[])
        [
            TestEntry.File($"{file}/a.zip", Packing.Zip(($"in/{Value}", value), ("noise", noise), ("b.gz", Packing.Pack("gzip", $"{SampleRule.Text} {file}")))),
            TestEntry.File($"{file}/cut.zip", Packing.Zip(("noise", noise), ("x", value))[..^(50_000 + file)]),
            TestEntry.File($"{file}/text", $"{file} {Value}"),
            TestEntry.File($"{file}/small.gz", Packing.Pack("gzip", Value)),
            TestEntry.File($"{file}/bomb.gz", Packing.Pack("gzip", new byte[10_000_000])),
        ]);
        var image = TestImage.Of(TestLayer.Of([.. entries]));

        var bounds = new NestingBounds { SmallBytes = 1_000_000, Ratio = 10 };

        var alone = await ReportAsync(image, jobs: 1, bounds);

        Assert.Contains("39/a.zip", alone);
        Assert.Contains("SSC4007", alone);
        foreach (var jobs in new[] { 2, 4, 16 })
        {
            Assert.AreEqual(alone, await ReportAsync(image, jobs, bounds), $"{jobs} jobs");
        }
    }

    [TestMethod]
    public async Task EndWithTheContainersThatOthersWereGivenWhenTheyAreCancelled()
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var noise = RandomNumberGenerator.GetBytes(300_000);
        var image = TestImage.Of(TestLayer.Of([.. Enumerable.Range(0, 200).Select(file => TestEntry.File($"{file}.zip", Packing.Zip(("noise", noise))))]));
        var source = TestRegistry.Of(image).ToSource();
        await using var _ = source;
        using var auditor = new ImageAuditor(new AuditOptions { Secrets = [secret], Rules = [SampleRule.Token], Jobs = 4, Progress = new Canceller(cancelling) });

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => auditor.AuditAsync(ImageReader.ReadAsync(source, null, cancelling.Token), cancelling.Token));
    }

    [TestMethod]
    public async Task KeepTheFirstLeaksOfAllWhenThereAreTooMany()
    {
        // arrange: more in each layer than half of the limit, the upper layers larger and so audited first
        var lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Value + "\n", DetectionLimits.Detections - 1)));
        var layers = Enumerable.Range(0, 3).Select(layer => TestLayer.Of(
            [.. Enumerable.Range(0, 6 + layer).Select(file => TestEntry.File($"{layer}/{file}", lines)), TestEntry.File($"{layer}/noise", RandomNumberGenerator.GetBytes(1000 * layer))]));

        // act
        var report = await AuditAsync(TestImage.Of(layers), jobs: 3, new());

        // assert
        var image = report.Images[0];
        Assert.HasCount(DetectionCollection.Limit, image.Findings);
        Assert.AreEqual(0, image.Findings[0].Layer);
        Assert.AreEqual(1, image.Findings[^1].Layer);
        Assert.AreSame(DiagnosticCodes.LimitReached, Assert.ContainsSingle(image.Coverage.Skipped).Code);
    }

    [TestMethod]
    public async Task WaitForEachOthersDictionariesAndRefuseNone()
    {
        // arrange: each layer's archive wants nearly all that there is
        var archive = Packing.Pack("xz", Value);
        var layers = Enumerable.Range(0, 6).Select(layer => TestLayer.Of([.. Enumerable.Range(0, 20).Select(file => TestEntry.File($"{layer}/{file}.xz", archive))]));

        // act
        var report = await AuditAsync(TestImage.Of(layers), jobs: 6, new() { DecoderBytes = 9 * 1024 * 1024 });

        // assert
        Assert.IsEmpty(report.Images[0].Coverage.Skipped);
        Assert.HasCount(120, report.Images[0].Findings);
    }

    public void Dispose() => secret.Dispose();

    private sealed class Canceller(CancellationTokenSource cancelling) : IProgress<AuditProgress>
    {
        private int told;

        public void Report(AuditProgress value)
        {
            if (Interlocked.Increment(ref told) == 20)
            {
                cancelling.Cancel();
            }
        }
    }

    private async Task<string> ReportAsync(TestImage image, int jobs, NestingBounds? bounds = null)
    {
        using var text = new MemoryStream();
        await new JsonReportWriter().WriteAsync(await AuditAsync(image, jobs, bounds ?? new()), text, context.CancellationToken);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private async Task<AuditReport> AuditAsync(TestImage image, int jobs, NestingBounds bounds)
    {
        var source = TestRegistry.Of(image).ToSource();
        await using var _ = source;
        using var auditor = new ImageAuditor(new AuditOptions { Secrets = [secret], Rules = [SampleRule.Token], Jobs = jobs, Nesting = bounds });
        return await auditor.AuditAsync(ImageReader.ReadAsync(source, null, context.CancellationToken), context.CancellationToken);
    }
}
