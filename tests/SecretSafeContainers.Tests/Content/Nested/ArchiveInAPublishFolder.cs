using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

[TestClass]
public sealed class ArchiveInAPublishFolder(TestContext context)
{
    [TestMethod]
    public async Task IsOpenedByTheGateAndReadToItsEnd()
    {
        // arrange: a zip that is larger than what is kept in memory, recorded as the gate does
        using var folder = new TemporaryFolder();
        var noise = new byte[600_000];
        new Random(3).NextBytes(noise);
        folder.Write("wwwroot/data.zip", Packing.Zip(("noise", noise), ("b.txt", Encoding.UTF8.GetBytes($"token={SampleRule.Text}"))));
        var layer = new RecordedLayer(FolderImage.Create(folder.FullPath).Layers[0]);
        using var auditor = new ImageAuditor(new AuditOptions { Rules = [SampleRule.Token], Phase = AuditPhase.Gate });

        // act
        var report = await auditor.AuditAsync(new Image { Reference = "gate", Layers = [layer] }, context.CancellationToken);

        // assert
        var finding = Assert.ContainsSingle(report.Images[0].Findings);
        Assert.AreEqual((ContentChannel.Publish, "wwwroot/data.zip!b.txt:1:7"), (finding.Channel, FindingMessage.Where(finding)));
        Assert.IsTrue(layer.Contents()?.Any(line => line.StartsWith("wwwroot/data.zip\0", StringComparison.Ordinal)));
        Assert.IsGreaterThan(600_000, report.Images[0].Coverage.ExpandedBytes);
    }
}
