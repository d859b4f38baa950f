using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Tests.Reports;

[TestClass]
public sealed class FormsOfReports
{
    [TestMethod]
    public void HaveNamesAndExtensionsOfTheirOwn()
    {
        CollectionAssert.AllItemsAreUnique(ReportForms.All.Select(form => form.Name).ToArray());
        CollectionAssert.AllItemsAreUnique(ReportForms.All.Select(form => form.Extension).ToArray());
    }

    [TestMethod]
    public async Task AllWriteAReportOfNothing()
    {
        foreach (var form in ReportForms.All)
        {
            using var stream = new MemoryStream();

            await form.Writer(new ReportContext(new AuditPolicy())).WriteAsync(new AuditReport(AuditPhase.Tool, [], []), stream, CancellationToken.None);

            Assert.AreEqual('\n', (char)stream.ToArray()[^1], form.Name);
        }
    }
}
