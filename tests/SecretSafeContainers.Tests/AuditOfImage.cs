using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing;
using static SecretSafeContainers.Testing.EntryLayer;

namespace SecretSafeContainers.Tests;

[TestClass]
public sealed class AuditOfImage(TestContext context) : IDisposable
{
    private const string Value = "Nd<l9>\"xTok-4f&2Q";
    private readonly KnownSecret secret = new("pip.conf", new SecretValue(Encoding.UTF8.GetBytes(Value)));

    [TestMethod]
    public async Task FindsAKnownSecretInADeletedFile()
    {
        var report = await AuditAsync(Layers([File("root/pip.conf", $"index={Value}")], [File("root/.wh.pip.conf")]));

        var finding = Assert.ContainsSingle(report.Images[0].Findings);
        Assert.AreSame(DiagnosticCodes.KnownSecret, finding.Code);
        Assert.AreEqual("pip.conf", finding.SecretId);
        Assert.AreEqual(new Exposure(Runtime: false, Inspection: false, Layers: true), finding.Exposure);
        Assert.AreEqual((0, "root/pip.conf", 6L), (finding.Layer!.Value, finding.Path, finding.Offset));
        Assert.AreEqual(Verdict.Leak, report.Verdict);
    }

    [TestMethod]
    public async Task FindsAKnownSecretThatJsonEscapes()
    {
        var history = "{\"history\":[{\"created_by\":\"RUN |1 S=Nd\\u003cl9\\u003e\\\"xTok-4f\\u00262Q x\"}]}";

        var report = await AuditAsync(Layers([File("a")]) with { Documents = [new(ImageDocumentKind.Config, "config", Encoding.UTF8.GetBytes(history))] });

        var finding = Assert.ContainsSingle(report.Images[0].Findings);
        Assert.AreEqual((ContentChannel.History, "/history/0/created_by"), (finding.Channel, finding.Pointer));
        Assert.AreEqual(new Exposure(Runtime: false, Inspection: true, Layers: false), finding.Exposure);
    }

    [TestMethod]
    public async Task NamesAFolderOnceThoughManyPathsRepeatIt()
    {
        var report = await AuditAsync(Layers([Directory($"srv/{Value}"), File($"srv/{Value}/a"), File($"srv/{Value}/b")]));

        var finding = Assert.ContainsSingle(report.Images[0].Findings);
        Assert.AreEqual((ContentChannel.FileName, "srv/***"), (finding.Channel, finding.Path));
    }

    [TestMethod]
    public async Task FindsLinkTargetsAndAttributes()
    {
        var entry = new LayerEntry
        {
            Kind = LayerEntryKind.SymbolicLink,
            Path = "srv/link",
            LinkTarget = $"/x/{Value}",
            Attributes = [new("SCHILY.xattr.user.tok", Value)],
        };

        var report = await AuditAsync(Layers([entry]));

        CollectionAssert.AreEqual(
            new[] { ContentChannel.Link, ContentChannel.Xattr }, report.Images[0].Findings.Select(finding => finding.Channel).ToArray());
    }

    [TestMethod]
    public async Task SaysWhatARuleFindsWithoutTheSecret()
    {
        var report = await AuditAsync(Layers([File("app/settings.ini", $"a=1\n  token={SampleRule.Text}\n")]));

        var finding = Assert.ContainsSingle(report.Images[0].Findings);
        Assert.AreEqual("sample-token", finding.Rule);
        Assert.AreEqual("smp_… (about 20 characters)", finding.Preview);
        Assert.AreEqual((2, 9), (finding.Line, finding.Column));
        Assert.AreEqual(24, finding.Length);
    }

    [TestMethod]
    public async Task LeavesNoTraceOfASecretInTheReport()
    {
        var image = Layers([File($"srv/{SampleRule.Text}/{Value}", $"{Value} {SampleRule.Text}"), Link(LayerEntryKind.SymbolicLink, "l", Value)]) with
        {
            Reference = $"oci:{Value}",
            Platform = new Platform($"linux\u001b{Value}", SampleRule.Text, Value),
            Documents = [new(ImageDocumentKind.Config, "config", Encoding.UTF8.GetBytes("{\"config\":{\"Labels\":{\"" + SampleRule.Text + "\":\"x\"}}}"))],
            Skipped = [new Skipped(DiagnosticCodes.Malformed, SampleRule.Text, $"{SampleRule.Text} is odd")],
        };

        var report = await AuditAsync(image);
        var text = new MemoryStream();
        foreach (var form in ReportForms.All)
        {
            await form.Writer(new ReportContext(new AuditPolicy())).WriteAsync(report, text, context.CancellationToken);
        }

        await new TextReportWriter(new AuditPolicy(), color: true).WriteAsync(report, text, context.CancellationToken);

        var written = Encoding.UTF8.GetString(text.ToArray());
        Assert.DoesNotContain(SampleRule.Text, written);
        Assert.DoesNotContain("xTok-4f", written);
        Assert.DoesNotContain("linux\u001b", written);
        Assert.IsGreaterThan(4, report.Images[0].Findings.Length);
    }

    [TestMethod]
    public async Task IsIncompleteWhenADocumentIsNotJson()
    {
        var report = await AuditAsync(Layers([File("a")]) with { Documents = [new(ImageDocumentKind.Config, "config", "{"u8.ToArray())] });

        Assert.AreEqual(Verdict.Incomplete, report.Verdict);
        Assert.AreSame(DiagnosticCodes.Malformed, Assert.ContainsSingle(report.Images[0].Coverage.Skipped).Code);
    }

    [TestMethod]
    public async Task GoesOnBehindAFileThatCannotBeRead()
    {
        var unreadable = new LayerEntry { Kind = LayerEntryKind.File, Path = "secret.bin", Content = new UnreadableStream() };

        var report = await AuditAsync(Layers([unreadable, File("b", Value)]));

        Assert.AreEqual(Verdict.Leak, report.Verdict);
        Assert.AreSame(DiagnosticCodes.Unreadable, Assert.ContainsSingle(report.Images[0].Coverage.Skipped).Code);
    }

    [TestMethod]
    public async Task IsCleanWhenAllWasReadAndNothingFound()
    {
        var report = await AuditAsync(Layers([File("a", "nothing"), File("b", "here")]));

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.AreEqual((2L, 11L), (report.Images[0].Coverage.Files, report.Images[0].Coverage.Bytes));
    }

    [TestMethod]
    public async Task GivesTheSameFingerprintWhereverTheImageLies()
    {
        var gate = await AuditAsync(Layers([File("app/a", SampleRule.Text)]), AuditPhase.Gate);
        var audit = await AuditAsync(Layers([File("x")], [File("y"), File("app/a", SampleRule.Text)]), AuditPhase.Audit);

        Assert.AreEqual(gate.Images[0].Findings[0].Fingerprint, audit.Images[0].Findings[0].Fingerprint);
    }

    public void Dispose() => secret.Dispose();

    private static Image Layers(params LayerEntry[][] layers) =>
        new() { Reference = "test", Layers = [.. layers.Select(entries => new EntryLayer(entries))] };

    private async Task<AuditReport> AuditAsync(Image image, AuditPhase phase = AuditPhase.Tool)
    {
        using var auditor = new ImageAuditor(new AuditOptions { Secrets = [secret], Rules = [SampleRule.Token], Phase = phase });
        return await auditor.AuditAsync(image, context.CancellationToken);
    }

    /// <summary>What a file without read permission gives.</summary>
    private sealed class UnreadableStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw Failure();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw Failure();

        private static SecretSafeException Failure() => new(DiagnosticCodes.Unreadable, "secret.bin", "permission denied");
    }
}
