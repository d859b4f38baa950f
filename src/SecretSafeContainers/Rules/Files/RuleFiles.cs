using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Rules.Files;

/// <summary>The rules of several files and of the catalogue, made one.</summary>
internal static class RuleFiles
{
    /// <summary>Reads one file in the form that it has.</summary>
    public static RuleFileContent Read(string path)
    {
        var root = TomlFile.Read(path);
        var isOwn = ((Dictionary<string, TomlNode>)root.Value!).ContainsKey(OwnForm.VersionKey);
        var table = new RuleFileTable(path, root, ignoresCase: !isOwn);
        return isOwn ? OwnForm.Read(table) : GitleaksForm.Read(table, path);
    }

    /// <summary>The rules to try, ordered by id.</summary>
    /// <param name="files">Each file's path, as messages name it, with what it says.</param>
    /// <exception cref="SecretSafeException">Two rules have the same id (SSC1034).</exception>
    public static ImmutableArray<Rule> Merge(IReadOnlyCollection<(string Path, RuleFileContent Content)> files)
    {
        var rules = files.Count == 0 || files.Any(file => file.Content.UsesCatalogue) ? RuleCatalogue.All.ToDictionary(rule => rule.Id, StringComparer.Ordinal) : [];
        foreach (var (path, content) in files)
        {
            Change(rules, content);
        }

        foreach (var (path, content) in files)
        {
            foreach (var rule in content.Rules)
            {
                if (rules.TryGetValue(rule.Id, out var other) && !(content.ReplacesCatalogue && other.Source is null))
                {
                    throw new SecretSafeException(DiagnosticCodes.DuplicateRule, path, $"the rule '{rule.Id}' is {other.Source ?? "in the catalogue"} too") { Line = LineOf(rule) };
                }

                rules[rule.Id] = rule with { Allowances = [.. rule.Allowances, .. For(rule, content)] };
            }
        }

        return [.. rules.Values.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
    }

    /// <summary>What a file says of the catalogue's rules.</summary>
    private static void Change(Dictionary<string, Rule> rules, RuleFileContent content)
    {
        foreach (var rule in rules.Values.ToList())
        {
            var allowances = content.UsesCatalogue ? For(rule, content) : [];
            if (content.Disabled.Contains(rule.Id))
            {
                rules.Remove(rule.Id);
            }
            else if (!allowances.IsEmpty || content.Severities.ContainsKey(rule.Id))
            {
                rules[rule.Id] = rule with { Allowances = [.. rule.Allowances, .. allowances], Severity = content.Severities.GetValueOrDefault(rule.Id, rule.Severity) };
            }
        }
    }

    // A file of gitleaks names its rules in allowlists; those of the catalogue by its own names for them.
    private static ImmutableArray<RuleAllowance> For(Rule rule, RuleFileContent content) =>
        [.. content.Allowances.Where(allowance => allowance.Rules.IsEmpty || allowance.Rules.Contains(rule.Id, StringComparer.Ordinal)
            || (rule.Source is null && content.ReplacesCatalogue && GitleaksNames.NamesOf(rule.Id) is [var name] && allowance.Rules.Contains(name, StringComparer.OrdinalIgnoreCase)))];

    /// <summary>The line on which a user's rule begins.</summary>
    public static int LineOf(Rule rule) => rule.Source is { } place && int.TryParse(place[(place.LastIndexOf('(') + 1)..^1], out var line) ? line : 1;
}
