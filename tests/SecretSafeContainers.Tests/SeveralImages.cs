using SecretSafeContainers.Images;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests;

[TestClass]
public sealed class SeveralImages(TestContext context)
{
    private static readonly TestLayer Leaking = TestLayer.Of(TestEntry.File("etc/a", SampleRule.Text), TestEntry.File("etc/b", $"{SampleRule.Text}\n{SampleRule.Text}x"));
    private static readonly TestLayer Clean = TestLayer.Of(TestEntry.File("etc/c", "clean"));

    [TestMethod]
    public async Task NameTheLeakingLayersThatTheyShare()
    {
        // arrange
        var own = TestLayer.Of(TestEntry.File("etc/own", SampleRule.Text));
        var registry = new TestRegistry();
        registry.Add("first", TestImage.Of(Clean, Leaking));
        registry.Add("second", TestImage.Of(Clean, own));
        registry.Add("third", TestImage.Of(Leaking, Clean) with { Env = ["A=b"] });

        // act
        var report = await AuditAsync(registry);

        // assert
        var shared = Assert.ContainsSingle(report.SharedLayers);
        Assert.AreEqual(Leaking.DiffId, shared.DiffId);
        CollectionAssert.AreEqual(new[] { report.Images[0].Reference, report.Images[2].Reference }, shared.Images.ToArray());
        Assert.AreEqual(report.Images[0].Findings.Length, shared.Findings);
    }

    [TestMethod]
    public async Task ShareNothingWhereOnlyOneLeaks()
    {
        var registry = new TestRegistry();
        registry.Add("first", TestImage.Of(Clean, Leaking));
        registry.Add("second", TestImage.Of(Clean));

        Assert.IsEmpty((await AuditAsync(registry)).SharedLayers);
    }

    [TestMethod]
    public async Task OfAnIndexAreReportedInItsOrder()
    {
        string[] architectures = ["s390x", "amd64", "riscv64", "arm64"];
        var registry = new TestRegistry();
        registry.Add("latest", architectures.Select(architecture => TestImage.Of(Clean) with { Platform = new("linux", architecture) }));

        var report = await AuditAsync(registry);

        Assert.AreEqual(string.Join(' ', architectures), string.Join(' ', report.Images.Select(image => image.Platform!.Architecture)));
    }

    private async Task<AuditReport> AuditAsync(TestRegistry registry)
    {
        using var auditor = new ImageAuditor(new AuditOptions { Rules = [SampleRule.Token] });
        return await auditor.AuditAsync(ImageReader.ReadAsync(registry.ToSource(), null, context.CancellationToken), context.CancellationToken);
    }
}
