using System.Collections.Immutable;
using System.Text;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports.Markdown;

/// <summary>
/// The report as the summary of a run, for the Extensions tab of Azure Pipelines and the step summary of GitHub Actions: the verdict, a row for each secret, the rest folded. UTF-8 without BOM.
/// </summary>
/// <param name="policy">Tells failures from warnings.</param>
public sealed class MarkdownReportWriter(AuditPolicy policy) : IReportWriter
{
    /// <summary>Bytes of a summary: all summaries of a step share GitHub's 1 MiB.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <inheritdoc/>
    public async Task WriteAsync(AuditReport report, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        await output.WriteAsync(Encoding.UTF8.GetBytes(Page(report).ToString()), cancellationToken).ConfigureAwait(false);
    }

    private MarkdownPage Page(AuditReport report)
    {
        var page = new MarkdownPage(MaxBytes);
        var secrets = Problems.Of(report, policy);
        page.Add($"## SecretSafe: {Headline(report, secrets)}\n");
        page.Add(report.Images.IsEmpty ? "Nothing was audited.\n" : $"{Moment(report.Phase)} {string.Join(", ", report.Images.Take(3).Select(Name))}{(report.Images.Length > 3 ? $" and {report.Images.Length - 3} more" : "")}. {Account(report)}\n");
        if (secrets.Length > 0)
        {
            page.AddTable("| | secret | where | running container | inspection | layers | what to do |\n|-|-|-|-|-|-|-|", secrets.Select(Row), secrets.Length);
        }

        var places = report.Images.SelectMany(image => image.Findings, (image, finding) => (image, finding)).ToList();
        page.AddFolded($"All {Quantity.Count(places.Count, "place")}", "| code | where | from | image | rule and fingerprint |\n|-|-|-|-|-|",
            places.Select(place => Row(place.finding, place.image)), places.Count);
        var unread = report.Images.SelectMany(image => image.Coverage.Skipped).ToList();
        page.AddFolded($"{Quantity.Count(unread.Count, "part")} could not be read", "| code | what | why |\n|-|-|-|", unread.Select(Row), unread.Count);
        var accepted = report.Images.SelectMany(image => image.Suppressed).ToList();
        page.AddFolded($"{Quantity.Count(accepted.Count, "leak")} accepted", "| secret | where | by | reason | rule and fingerprint |\n|-|-|-|-|-|", accepted.Select(Row), accepted.Count);
        return page;
    }

    private static string Headline(AuditReport report, ImmutableArray<Problem> secrets) => report.Verdict switch
    {
        Verdict.Leak => $"❌ {Quantity.Count(secrets.Count(secret => secret.Fails), "leaked secret")}",
        Verdict.Incomplete => "⚠️ not everything could be read",
        _ => secrets.Length > 0 ? $"✅ clean, {Quantity.Count(secrets.Length, "leak")} below the level" : "✅ clean",
    };

    private static string Moment(AuditPhase phase) => phase switch
    {
        AuditPhase.Gate => "Before publishing, nothing has left this machine yet:",
        AuditPhase.Audit => "What was published:",
        _ => "Audited:",
    };

    private static string Name(ImageReport image) =>
        $"{MarkdownText.Code(image.Reference)}{(image.Platform is { } platform ? $" {MarkdownText.Code(platform.ToString())}" : "")}{(image.Digest is { } digest ? $" {MarkdownText.Code(digest.ToString())}" : "")}";

    private static string Account(AuditReport report)
    {
        var suppressed = SuppressedCount.Of(report.Images.SelectMany(image => image.Suppressed));
        string[] parts =
        [
            $"{Quantity.Count(report.Images.Sum(image => image.Coverage.Files), "file")} and {Quantity.Bytes(report.Images.Sum(image => image.Coverage.Bytes))} read",
            $"{Quantity.Count(report.Images.Sum(image => image.Coverage.Skipped.Length), "part")} not read",
            .. suppressed.Length == 0 ? Array.Empty<string>() : [suppressed],
        ];
        return $"{string.Join(", ", parts)}.";
    }

    private static string Row(Problem secret)
    {
        var first = secret.Places[0];
        var more = secret.Places.Length > 1 ? $" and {Quantity.Count(secret.Places.Length - 1, "more place")}" : "";
        var from = first.Source is { } source ? $"{MarkdownText.Code(Path.GetFileName(source.File) + Line(source))}, as " : "";
        var exposure = secret.Exposure;
        return $"| {(secret.Fails ? "❌" : "⚠️")} | {MarkdownText.Prose(FindingMessage.What(first))} | {from}{MarkdownText.Code(FindingMessage.Where(first))}{more} "
            + $"| {Sees(exposure.Runtime)} | {Sees(exposure.Inspection)} | {Sees(exposure.Layers)} | {MarkdownText.Prose(first.Fix)} |";
    }

    private static string Row(Finding finding, ImageReport image) =>
        $"| {finding.Code.Id} | {MarkdownText.Code(FindingMessage.Where(finding))} | {(finding.Source is { } source ? MarkdownText.Code(source.File + Line(source)) : "-")} "
        + $"| {MarkdownText.Code(image.Platform?.ToString() ?? image.Reference)} | {MarkdownText.Code(finding.Rule)} {MarkdownText.Code(finding.Fingerprint)} |";

    private static string Row(Skipped skipped) => $"| {skipped.Code.Id} | {MarkdownText.Code(skipped.What)} | {MarkdownText.Prose(skipped.Why)} |";

    private static string Row(SuppressedFinding accepted) =>
        $"| {MarkdownText.Prose(FindingMessage.What(accepted.Finding))} | {MarkdownText.Code(FindingMessage.Where(accepted.Finding))} | {MarkdownText.Code(accepted.By)} "
        + $"| {MarkdownText.Prose(accepted.Reason)} | {MarkdownText.Code(accepted.Finding.Rule)} {MarkdownText.Code(accepted.Finding.Fingerprint)} |";

    private static string Line(SourceLocation source) => source.Line is { } line ? FormattableString.Invariant($":{line}") : "";

    private static string Sees(bool leaks) => leaks ? "**leak**" : "-";
}
