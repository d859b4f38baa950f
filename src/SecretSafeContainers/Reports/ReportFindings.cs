using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports;

/// <summary>What a baseline is made of: the findings by rule of an audit. Known secrets are counted and left out.</summary>
/// <param name="Entries">An entry for each finding that nobody accepts, or that a baseline accepts; with the latter's reason.</param>
/// <param name="KnownSecrets">How many known secrets were left out.</param>
/// <param name="IsComplete">False if something could not be read: what lies there is in no baseline.</param>
public sealed record ReportFindings(IReadOnlyList<BaselineEntry> Entries, int KnownSecrets, bool IsComplete)
{
    private const int MaxTextCharacters = 1024;

    /// <summary>Those of a report that is at hand.</summary>
    public static ReportFindings Of(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var open = report.Images.SelectMany(image => image.Findings).Select(finding => (Finding: finding, Reason: ""));
        var accepted = report.Images.SelectMany(image => image.Suppressed).Where(one => one.Kind == SuppressionKind.Baseline).Select(one => (one.Finding, one.Reason));
        var all = open.Concat(accepted).ToList();
        return new(
            [.. all.Where(one => one.Finding.Code != DiagnosticCodes.KnownSecret).Select(one => EntryOf(one.Finding, one.Reason))],
            all.Count(one => one.Finding.Code == DiagnosticCodes.KnownSecret),
            report.Images.Length > 0 && report.Images.All(image => image.Coverage.Skipped.IsEmpty));
    }

    /// <summary>Those of a JSON report's file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SecretSafeException">It is missing, too large, or no such report of version 1 (SSC1026).</exception>
    public static ReportFindings Read(string path) => Of(StoredReport.Read(path).Report);

    private static BaselineEntry EntryOf(Finding finding, string reason) => new(
        Text(finding.Path is { } path ? string.Join('!', [path, .. finding.Inner.IsDefault ? [] : finding.Inner]) : finding.Pointer ?? ""), Text(finding.Rule), finding.Fingerprint, Text(reason));

    private static string Text(string text) => Inert.Of(text.Length > MaxTextCharacters ? text[..MaxTextCharacters] : text);
}
