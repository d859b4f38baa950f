using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Tests;

[TestClass]
public sealed class RehearsalOfAnAudit
{
    [TestMethod]
    public async Task ReadsAnImageWithALayerInFull()
    {
        var report = await Rehearsal.AuditAsync();

        var image = report.Images.Single();
        Assert.AreEqual(Verdict.Clean, report.Verdict, string.Join("; ", image.Coverage.Skipped));
        Assert.AreEqual(1, image.Layers.Single().Files);
        Assert.AreEqual("linux/amd64", image.Platform?.ToString());
    }
}
