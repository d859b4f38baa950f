using System.Collections.Immutable;
using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Rules.Files;

namespace SecretSafeContainers.Publishing;

/// <summary>The rules to look by: the catalogue's as users' rule files change them, and those files' own.</summary>
/// <param name="Rules">All of them, ordered by id.</param>
/// <param name="Notes">What users should know of their files: warnings.</param>
public sealed record UserRules(ImmutableArray<Rule> Rules, ImmutableArray<RuleFileNote> Notes)
{
    /// <summary>Reads rule files, in our own form or gitleaks', and tries the examples of their rules. No file: the catalogue.</summary>
    /// <param name="paths">Their paths.</param>
    /// <exception cref="SecretSafeException">A file cannot be read, is not understood, cannot be honoured, or fails its examples (SSC103x). It has the line where there is one.</exception>
    public static UserRules Load(IReadOnlyCollection<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0)
        {
            return new(RuleCatalogue.All, []);
        }

        var files = paths.Select(path => (Path: path, Content: RuleFiles.Read(path))).ToList();
        foreach (var (path, content) in files)
        {
            foreach (var rule in content.Rules)
            {
                Try(rule, path);
            }
        }

        return new(RuleFiles.Merge(files), [.. files.SelectMany(file => file.Content.Notes)]);
    }

    private static void Try(Rule rule, string path)
    {
        if (rule.IsOfPath || (rule.Examples().IsEmpty && rule.CounterExamples().IsEmpty))
        {
            return;
        }

        // Its text is what an example shows; where it stands is the user's business.
        using var scanner = new ContentScanner([rule with { Paths = [], Keywords = [] }], []);
        Try(rule, path, scanner, rule.Examples(), isExample: true);
        Try(rule, path, scanner, rule.CounterExamples(), isExample: false);
    }

    private static void Try(Rule rule, string path, ContentScanner scanner, ImmutableArray<string> texts, bool isExample)
    {
        for (var index = 0; index < texts.Length; index++)
        {
            using var found = new DetectionCollection();
            scanner.Scan(Encoding.UTF8.GetBytes(texts[index]), new ContentLocation(ContentChannel.Config), found);
            if (found.Count > 0 != isExample)
            {
                // The example may be a credential after all: it is not quoted.
                var why = isExample ? $"the rule '{rule.Id}' finds nothing in its example {index + 1}" : $"the rule '{rule.Id}' finds something in its counter-example {index + 1}";
                throw new SecretSafeException(DiagnosticCodes.RuleExample, path, why) { Line = RuleFiles.LineOf(rule) };
            }
        }
    }
}
