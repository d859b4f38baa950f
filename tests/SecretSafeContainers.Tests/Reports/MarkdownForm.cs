using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SecretSafeContainers.Content;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Reports;

[TestClass]
public sealed class MarkdownForm
{
    // As GitHub shows it: tables, bare addresses as links, and more than it has.
    private static readonly MarkdownPipeline Page = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    public static IEnumerable<object[]> Texts() => HostileReport.Texts.Select(text => new object[] { text });

    [TestMethod]
    public async Task BeginsWithTheVerdict()
    {
        Assert.StartsWith("## SecretSafe: ❌ 1 leaked secret\n", await HostileReport.TextAsync(Sample(Verdict.Leak, 1), "markdown"));
        Assert.StartsWith("## SecretSafe: ✅ clean\n", await HostileReport.TextAsync(Sample(Verdict.Clean, 0), "markdown"));
        Assert.StartsWith("## SecretSafe: ⚠️ not everything could be read\n", await HostileReport.TextAsync(Sample(Verdict.Incomplete, 0), "markdown"));
        Assert.StartsWith("## SecretSafe: ⚠️ not everything could be read\n", await HostileReport.TextAsync(new AuditReport(AuditPhase.Tool, [], []), "markdown"));
    }

    [TestMethod]
    public async Task HasARowForEachSecretWithAllItsReaders()
    {
        var known = SampleFinding.Known;
        var report = Sample(Verdict.Leak, 0) with
        {
            Images = [Sample(Verdict.Leak, 0).Images[0] with { Findings = [known, known with { Pointer = "/history/4", Exposure = new Exposure(true, false, true) }, SampleFinding.ByRule] }],
        };

        var rows = (await HostileReport.TextAsync(report, "markdown")).Split('\n').Where(row => row.StartsWith("| ❌", StringComparison.Ordinal)).ToList();

        Assert.HasCount(2, rows);
        Assert.Contains("and 1 more place", rows[0]);
        Assert.Contains("| **leak** | **leak** | **leak** |", rows[0]);
        Assert.Contains("| **leak** | - | **leak** |", rows[1]);
    }

    [TestMethod]
    [DynamicData(nameof(Texts))]
    public async Task ShowsWhatAnImageHoldsAsTextAlone(string text)
    {
        var page = Markdown.Parse(await HostileReport.TextAsync(HostileReport.Of(text), "markdown"), Page);

        var plain = Markdown.Parse(await HostileReport.TextAsync(HostileReport.Of("plain"), "markdown"), Page);
        Assert.AreEqual(Shape(plain), Shape(page));
    }

    [TestMethod]
    public async Task MentionsNobody() => Assert.DoesNotContain("@", Prose(await HostileReport.TextAsync(HostileReport.Of("@everyone a@b.example"), "markdown")));

    [TestMethod]
    public async Task IsBoundedAndSaysWhatIsLeftOut()
    {
        var image = Sample(Verdict.Leak, 0).Images[0] with { Findings = [.. Enumerable.Range(0, 5000).Select(number => SampleFinding.ByRule with { Title = $"secret {number}", Path = new string('ä', 4000) })] };

        var bytes = await HostileReport.WriteAsync(new AuditReport(AuditPhase.Tool, [image], []), "markdown");

        Assert.IsLessThan(256 * 1024, bytes.Length);
        Assert.Contains("rows more in the JSON report", Encoding.UTF8.GetString(bytes));
    }

    private static AuditReport Sample(Verdict verdict, int findings) => new(AuditPhase.Audit,
        [new ImageReport("oci:app", null, new Platform("linux", "amd64"), verdict, [], [.. Enumerable.Repeat(SampleFinding.ByRule, findings)], [], new Coverage(1, 1, []))], []);

    // What a page is made of, without its texts; neighbours of the same kind are one.
    private static string Shape(MarkdownDocument page)
    {
        var kinds = page.Descendants().Where(part => part is not LineBreakInline).Select(part => part switch
        {
            HtmlBlock html => $"HtmlBlock {html.Lines}",
            HtmlInline html => $"HtmlInline {html.Tag}",
            TableCell or TableRow or Table or CodeInline or LeafBlock or ContainerBlock or EmphasisInline or ContainerInline => part.GetType().Name,
            LiteralInline or HtmlEntityInline => "text",
            _ => part.GetType().FullName!,
        });
        var shape = new StringBuilder();
        var last = "";
        foreach (var kind in kinds.Where(kind => kind != "ContainerInline"))
        {
            shape.Append(kind == "text" && last == "text" ? "" : kind + "\n");
            last = kind;
        }

        return shape.ToString();
    }

    // Without the code spans, in which nobody is mentioned, and as it reads: with references resolved, but for the space that breaks a mention.
    private static string Prose(string markdown) =>
        System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(markdown, "`[^`]*`", "")).Replace("@\u200b", "", StringComparison.Ordinal);
}
