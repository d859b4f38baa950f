using System.Collections.Immutable;
using SecretSafeContainers.Content;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Reports.Html;

/// <summary>Search and filters, for pages with a script: without one they stay hidden, and everything is shown.</summary>
internal static class FilterPart
{
    public static void Write(Page page, AuditReport report, ImmutableArray<LeakedSecret> secrets)
    {
        var findings = report.Images.SelectMany(image => image.Findings.Concat(image.Suppressed.Select(accepted => accepted.Finding))).ToList();
        if (findings.Count == 0)
        {
            return;
        }

        page.Add($"""
            <form class="filters scripted" role="search" aria-label="Filter the secrets">
            <label class="search"><span class="vh">Search</span><input type="search" id="search" placeholder="Search  ( / )" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"></label>

            """);
        Select(page, "severity", "Any severity", findings.Select(finding => finding.Severity).Distinct().OrderDescending().Select(severity => (Word.Of(severity), Word.Of(severity))));
        string[] verdicts = [.. secrets.Select(secret => Judgement.Of(secret.Fails)).Distinct(), .. report.Images.Any(image => image.Suppressed.Length > 0) ? [Judgement.Accepted] : Array.Empty<string>()];
        Select(page, "verdict", "Any verdict", verdicts.Select(verdict => (verdict, verdict)));
        Select(page, "channel", "Any place", findings.Select(finding => finding.Channel).Distinct().Order().Select(channel => (Word.Of<ContentChannel>(channel), Word.Of(channel))));
        page.Add($"""
            <button type="button" id="toggle-all">Open all</button>
            <output id="shown" aria-live="polite"></output>
            </form>

            """);
    }

    /// <summary>Attributes of what the filters choose among.</summary>
    public static void WriteFacts(Page page, Severity severity, string verdict, IEnumerable<Finding> findings) => page.Add(
        $"data-severity=\"{Word.Of(severity)}\" data-verdict=\"{verdict}\" data-channel=\"{string.Join(' ', findings.Select(finding => Word.Of<ContentChannel>(finding.Channel)).Distinct())}\"");

    private static void Select(Page page, string fact, string any, IEnumerable<(string Value, string Name)> choices)
    {
        page.Add($"<label><span class=\"vh\">{any}</span><select data-filter=\"{fact}\"><option value=\"\">{any}</option>");
        foreach (var (value, name) in choices)
        {
            page.Add($"<option value=\"{value}\">{name}</option>");
        }

        page.Add($"</select></label>\n");
    }
}
