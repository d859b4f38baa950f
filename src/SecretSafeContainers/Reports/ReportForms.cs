using System.Collections.Immutable;
using SecretSafeContainers.Reports.Html;
using SecretSafeContainers.Reports.Markdown;
using SecretSafeContainers.Reports.Sarif;

namespace SecretSafeContainers.Reports;

/// <summary>The forms in which reports are written. Build and tool know no other list of them.</summary>
public static class ReportForms
{
    /// <summary>All of them; each name and each extension once.</summary>
    public static ImmutableArray<ReportForm> All { get; } =
    [
        new("json", ".json", _ => new JsonReportWriter()),
        new("sarif", ".sarif", context => new SarifReportWriter(context)),
        new("markdown", ".md", context => new MarkdownReportWriter(context.Policy)),
        new("html", ".html", context => new HtmlReportWriter(context.Policy)) { IsPage = true },
    ];
}
