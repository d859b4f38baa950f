using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Rules.Files;

/// <summary>Allowlists of gitleaks, of a file or of a rule: <c>allowlist</c> of older files, <c>allowlists</c> of newer ones.</summary>
internal static class GitleaksAllowances
{
    /// <summary>Reads those of a table.</summary>
    /// <param name="table">The root, or a rule.</param>
    /// <param name="notes">Receives what has no effect.</param>
    public static ImmutableArray<RuleAllowance> Read(RuleFileTable table, ICollection<RuleFileNote> notes)
    {
        // One list that is written as a list is taken for what it means.
        var old = table.IsList("allowlist") ? table.Tables("allowlist") : table.Table("allowlist") is { } one ? [one] : [];
        return [.. old.Concat(table.Tables("allowlists")).Select(list => ReadOne(list, notes)).OfType<RuleAllowance>()];
    }

    private static RuleAllowance? ReadOne(RuleFileTable table, ICollection<RuleFileNote> notes)
    {
        var name = table.Name.Length == 0 ? "an allowlist" : $"{table.Name}, allowlist";
        table.Name = name;
        table.Verbatim("description");
        var commits = table.Texts("commits");
        var allowance = new RuleAllowance
        {
            Paths = table.Patterns("paths"),
            Patterns = table.Patterns("regexes"),
            Target = table.Text("regexTarget")?.ToLowerInvariant() switch
            {
                null or "" or "secret" => AllowanceTarget.Secret,
                "match" => AllowanceTarget.Match,
                "line" => AllowanceTarget.Line,
                _ => throw table.Wrong(DiagnosticCodes.RuleFileKey, "regexTarget", "'regexTarget' must be secret, match or line"),
            },
            StopWords = table.Texts("stopwords"),
            NeedsAll = table.Text("condition")?.ToUpperInvariant() switch
            {
                null or "" or "OR" or "||" => false,
                "AND" or "&&" => true,
                _ => throw table.Wrong(DiagnosticCodes.RuleFileKey, "condition", "'condition' must be AND or OR"),
            },
            Rules = table.Texts("targetRules"),
        };
        foreach (var key in table.Unknown())
        {
            notes.Add(table.Note(DiagnosticCodes.RuleWithoutEffect, key, $"gitleaks 8 has no key '{key}'"));
        }

        // An image has no commits. As where gitleaks reads a folder, none of them is met.
        if (!commits.IsEmpty)
        {
            notes.Add(table.Note(DiagnosticCodes.RuleWithoutEffect, "commits", "an image has no commits: nothing is allowed by them"));
        }

        var isMet = !allowance.IsOfPath || !allowance.Paths.IsEmpty;
        return isMet && !(allowance.NeedsAll && !commits.IsEmpty) ? allowance : null;
    }
}
