using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Policy;

[TestClass]
public sealed class JudgingFindings
{
    [TestMethod]
    [DataRow(Severity.Low, true)]
    [DataRow(Severity.Moderate, true)]
    [DataRow(Severity.High, false)]
    public void FailsAtOrAboveTheLevel(Severity level, bool fails) =>
        Assert.AreEqual(fails, new AuditPolicy { Level = level }.Fails(SampleFinding.ByRule));

    [TestMethod]
    [DataRow(AuditMode.App, LayerOrigin.Base, false)]
    [DataRow(AuditMode.App, LayerOrigin.App, true)]
    [DataRow(AuditMode.App, LayerOrigin.Unknown, true)]
    [DataRow(AuditMode.All, LayerOrigin.Base, true)]
    public void SparesOnlyRulesInBaseLayersOfModeApp(AuditMode mode, LayerOrigin origin, bool fails) =>
        Assert.AreEqual(fails, new AuditPolicy { Mode = mode }.Fails(SampleFinding.ByRule with { Origin = origin }));

    [TestMethod]
    public void FailsOnKnownSecretsEverywhere() =>
        Assert.IsTrue(new AuditPolicy { Mode = AuditMode.App, Level = Severity.Critical }.Fails(SampleFinding.Known with { Origin = LayerOrigin.Base }));

    [TestMethod]
    public void IsNeverCleanWhenSomethingWasNotRead() =>
        Assert.AreEqual(Verdict.Incomplete, new AuditPolicy().Judge([], everythingRead: false));

    [TestMethod]
    public void IsALeakEvenWhenSomethingWasNotRead() =>
        Assert.AreEqual(Verdict.Leak, new AuditPolicy().Judge([SampleFinding.ByRule], everythingRead: false));

    [TestMethod]
    public void IsCleanWithOnlyWarnings() =>
        Assert.AreEqual(Verdict.Clean, new AuditPolicy { Level = Severity.High }.Judge([SampleFinding.ByRule], everythingRead: true));
}
