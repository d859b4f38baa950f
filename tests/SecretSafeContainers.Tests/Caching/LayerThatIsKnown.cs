using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Caching;

[TestClass]
public sealed class LayerThatIsKnown(TestContext context) : IDisposable
{
    private const string Value = "Nd9xTok-4f72Q-Lp";
    private const string Other = "Qm3vPas-8h15T-Wz";

    private readonly CachedAudits audits = new(context.CancellationToken);

    [TestMethod]
    public async Task IsNotScannedAgain()
    {
        var image = TestImage.Of(TestLayer.Of(TestEntry.File("a", "text")), TestLayer.Of(TestEntry.File("b.gz", Packing.Pack("gzip", "text"))));

        var cold = await audits.RunAsync(image, Value);
        var warm = await audits.RunAsync(image, Value);

        AssertKnown([false, false], cold);
        AssertKnown([true, true], warm);
        Assert.AreEqual(await audits.JsonAsync(cold), await audits.JsonAsync(warm));
        Assert.AreEqual(cold.Coverage.ExpandedBytes, warm.Coverage.ExpandedBytes);
    }

    [TestMethod]
    public async Task IsKnownInAnotherImage()
    {
        var shared = TestLayer.Of(TestEntry.File("a", "text"));
        await audits.RunAsync(TestImage.Of(shared), Value);

        AssertKnown([false, true], await audits.RunAsync(TestImage.Of(TestLayer.Of(TestEntry.File("b", "text")), shared), Value));
    }

    [TestMethod]
    public async Task IsScannedForASecretThatWasNotAskedFor()
    {
        var image = TestImage.Of([TestEntry.File("a", $"a={Other}")]);
        await audits.RunAsync(image, Value);

        var report = await audits.RunAsync(image, Value, Other);

        AssertKnown([false], report);
        Assert.AreEqual("secret 1", Assert.ContainsSingle(report.Findings).SecretId);
    }

    [TestMethod]
    public async Task AnswersForFewerSecrets()
    {
        var image = TestImage.Of([TestEntry.File("a", "text")]);
        await audits.RunAsync(image, Value, Other);

        AssertKnown([true], await audits.RunAsync(image, Other));
        AssertKnown([true], await audits.RunAsync(image));
    }

    [TestMethod]
    public async Task AnswersForTheSecretsOfAllEarlierAudits()
    {
        var image = TestImage.Of([TestEntry.File("a", "text")]);
        await audits.RunAsync(image, Value);
        AssertKnown([false], await audits.RunAsync(image, Other));

        AssertKnown([true], await audits.RunAsync(image, Value, Other));
        AssertKnown([false], await audits.RunAsync(image, Value, Other + "x"));
    }

    [TestMethod]
    public async Task IsNeverOneWithALeakOrWithWhatWasNotRead()
    {
        var damaged = TestLayer.Of(TestEntry.File("cut", new byte[100_000]));
        var image = TestImage.Of(
            TestLayer.Of(TestEntry.File("known", Value)),
            TestLayer.Of(TestEntry.File("rule", SampleRule.Text)),
            TestLayer.Of(TestEntry.File("broken.zip", [.. Packing.Zip(("x", "text"u8.ToArray()), ("y", new byte[1000]))[..^30]])),
            damaged with { Stored = damaged.Stored[..^20], Digest = damaged.Digest, Size = damaged.Size });

        var cold = await audits.RunAsync(image, Value);
        var warm = await audits.RunAsync(image, Value);

        Assert.HasCount(2, cold.Findings);
        Assert.IsGreaterThanOrEqualTo(1, cold.Coverage.Skipped.Length);
        AssertKnown([false, false, cold.Coverage.Skipped.Length == 1, false], warm);
        Assert.AreEqual(await audits.JsonAsync(cold), await audits.JsonAsync(warm));
    }

    [TestMethod]
    public async Task HidesWhatALowerLayerLeaks()
    {
        // arrange: the upper layers are clean and known, the lower one is not
        TestLayer[] layers =
        [
            TestLayer.Of(TestEntry.File("etc/deleted", Value), TestEntry.File("opt/opaque", Value), TestEntry.File("srv/kept", Value), TestEntry.File("usr/linked", Value), TestEntry.File("var/overwritten", Value)),
            TestLayer.Of(TestEntry.HardLink("home/deep/down/link", "usr/linked")),
            TestLayer.Of(TestEntry.Whiteout("usr/linked"), TestEntry.Whiteout("etc/deleted"), TestEntry.OpaqueWhiteout("opt"), TestEntry.Directory("srv"), TestEntry.File("var/overwritten", "clean")),
        ];

        // act
        await audits.RunAsync(TestImage.Of(layers), Value);
        var warm = await audits.RunAsync(TestImage.Of(layers), Value);

        // assert
        AssertKnown([false, true, true], warm);
        Assert.AreEqual("srv/kept usr/linked", string.Join(' ', warm.Findings.Where(finding => finding.Exposure.Runtime).Select(finding => finding.Path)));
        Assert.AreEqual(await audits.JsonAsync(await audits.ScanAsync(TestImage.Of(layers), Value)), await audits.JsonAsync(warm));
    }

    [TestMethod]
    public async Task IsNotBelievedWhenItsBytesAreOthers()
    {
        var image = TestImage.Of([TestEntry.File("a", "text")]);
        await audits.RunAsync(image, Value);
        var registry = TestRegistry.Of(image);
        registry.Blobs[image.Layers[0].Digest.ToString()] = TestLayer.Of(TestEntry.File("a", $"a={Value}")).Stored;

        var report = await audits.RunAsync(registry.ToSource(), Value);

        AssertKnown([false], report);
        Assert.AreNotEqual(Verdict.Clean, report.Verdict);
        Assert.AreSame(DiagnosticCodes.DigestMismatch, Assert.ContainsSingle(report.Coverage.Skipped).Code);
    }

    [TestMethod]
    public async Task IsNotBelievedUnderAnotherSizeOrMediaType()
    {
        var layer = TestLayer.Of(TestEntry.File("a", "text"));
        await audits.RunAsync(TestImage.Of(layer));

        AssertKnown([false], await audits.RunAsync(TestImage.Of(layer with { Size = layer.Size + 1, Digest = layer.Digest })));
        AssertKnown([false], await audits.RunAsync(TestImage.Of(layer with { MediaType = layer.MediaType + "+encrypted" })));
    }

    [TestMethod]
    public async Task IsNotFetchedFromWhereWhoeverPullsItComparesIt()
    {
        var image = TestImage.Of([TestEntry.File("a", "text")]);
        await audits.RunAsync(image, Value);
        var registry = TestRegistry.Of(image);
        registry.Blobs.Remove(image.Layers[0].Digest.ToString());
        await using var away = new SourceElsewhere(registry.ToSource());

        AssertKnown([true], await audits.RunAsync(away, Value));
        AssertKnown([false], await audits.RunAsync(registry.ToSource(), Value));
    }

    [TestMethod]
    public async Task IsScannedWithOtherRulesBoundsOrKeys()
    {
        var image = TestImage.Of([TestEntry.File("a", "text")]);
        await audits.RunAsync(image);
        AssertKnown([true], await audits.RunAsync(image));

        audits.Rules = [SampleRule.Token with { Pattern = SampleRule.Token.Pattern + "x?" }];
        AssertKnown([false], await audits.RunAsync(image));
        audits.Nesting = new NestingBounds { Depth = 3 };
        AssertKnown([false], await audits.RunAsync(image));
        audits.Key += "r";
        AssertKnown([false], await audits.RunAsync(image));
        AssertKnown([true], await audits.RunAsync(image));
    }

    [TestMethod]
    public async Task CountsForTheBoundOfItsImage()
    {
        // arrange: there is room for what either layer expands to, and not for both
        audits.Nesting = new NestingBounds { ImageBytes = 50_000 };
        var known = TestLayer.Of(TestEntry.File("a.gz", Packing.Pack("gzip", new string('a', 40_000))));
        var other = TestLayer.Of(TestEntry.File("b.gz", Packing.Pack("gzip", new string('b', 40_000))));
        await audits.RunAsync(TestImage.Of(known));
        Assert.AreEqual(Verdict.Clean, (await audits.ScanAsync(TestImage.Of(other))).Verdict);

        // act
        var report = await audits.RunAsync(TestImage.Of(known, other));

        // assert
        AssertKnown([true, false], report);
        Assert.AreEqual(Verdict.Incomplete, report.Verdict);
    }

    [TestMethod]
    public async Task IsNoneOfAnAuditThatWasCancelled()
    {
        using var stop = new CancellationTokenSource();
        using var cancelled = new CachedAudits(stop.Token);
        var registry = TestRegistry.Of(TestImage.Of(TestLayer.Of(TestEntry.File("a", "text")), TestLayer.Of(TestEntry.File("b", new string('b', 1000)))));
        await using var source = new SourceElsewhere(registry.ToSource()) { Opened = count => { if (count == 4) { stop.Cancel(); } } };

        await Assert.ThrowsAsync<OperationCanceledException>(() => cancelled.RunAsync(source));

        Assert.IsEmpty(cancelled.Entries);
    }

    [TestMethod]
    public async Task IsNeverAFolder()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a", "text");
        using var cache = audits.Open();
        using var auditor = new ImageAuditor(new AuditOptions { Rules = [SampleRule.Token], Cache = cache });

        for (var round = 0; round < 2; round++)
        {
            AssertKnown([false], (await auditor.AuditAsync(FolderImage.Create(folder.FullPath), context.CancellationToken)).Images[0]);
        }

        Assert.IsEmpty(audits.Entries);
    }

    public void Dispose() => audits.Dispose();

    private static void AssertKnown(bool[] expected, ImageReport report) => Assert.AreEqual(string.Join(' ', expected), string.Join(' ', report.Layers.Select(layer => layer.Cached)));

    /// <summary>A source whose blobs have to be pulled.</summary>
    private sealed class SourceElsewhere(IImageSource source) : IImageSource, IPulledSource
    {
        private int opened;

        public string Reference => source.Reference;

        public Action<int>? Opened { get; init; }

        public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(CancellationToken cancellationToken) => source.ResolveAsync(cancellationToken);

        public ValueTask<Stream> OpenBlobAsync(Descriptor descriptor, CancellationToken cancellationToken)
        {
            Opened?.Invoke(Interlocked.Increment(ref opened));
            return source.OpenBlobAsync(descriptor, cancellationToken);
        }

        public ValueTask<bool> IsPulledAsync(Descriptor descriptor, CancellationToken cancellationToken) => new(true);

        public ValueTask DisposeAsync() => source.DisposeAsync();
    }
}
