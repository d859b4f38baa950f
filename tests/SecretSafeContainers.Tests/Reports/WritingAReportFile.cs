using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Tests.Reports;

[TestClass]
public sealed class WritingAReportFile : IDisposable
{
    private static readonly AuditReport Empty = new(AuditPhase.Tool, [], []);
    private readonly string folder = Directory.CreateTempSubdirectory("ssc-report-").FullName;

    [TestMethod]
    public async Task MakesTheFolderAndLeavesOnlyTheReport()
    {
        var file = Path.Combine(folder, "a", "b", "report.json");

        var failure = await ReportFile.TryWriteAsync(new JsonReportWriter(), Empty, file, CancellationToken.None);

        Assert.IsNull(failure);
        CollectionAssert.AreEqual(new[] { file }, Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public async Task SaysWhyItCouldNotAndLeavesNothing()
    {
        var file = Path.Combine(folder, "taken");
        Directory.CreateDirectory(file);

        var failure = await ReportFile.TryWriteAsync(new JsonReportWriter(), Empty, file, CancellationToken.None);

        Assert.AreSame(DiagnosticCodes.ReportNotWritten, failure!.Code);
        Assert.IsEmpty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task SaysThatTheDiskIsFull()
    {
        var failure = await ReportFile.TryWriteAsync(new FullDisk(), Empty, Path.Combine(folder, "report.json"), CancellationToken.None);

        Assert.AreSame(DiagnosticCodes.ReportNotWritten, failure!.Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Writes to the kernel's own full device: a real ENOSPC.</summary>
    private sealed class FullDisk : IReportWriter
    {
        public async Task WriteAsync(AuditReport report, Stream output, CancellationToken cancellationToken)
        {
            await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            await full.WriteAsync(new byte[1], cancellationToken);
        }
    }
}
