using System.Collections.Immutable;
using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Rules.Patterns;

namespace SecretSafeContainers.Rules.Files;

/// <summary>What the rules of all forms of files have in common: how they are searched for.</summary>
internal static class UserRule
{
    /// <summary>Most rules of one file: gitleaks' own has 220.</summary>
    public const int MaxRules = 2_000;

    private const int MaxLiteralLength = 256;

    /// <summary>A rule's pattern with what it is searched by, from its table.</summary>
    /// <param name="rule">All of the rule but its pattern.</param>
    /// <param name="table">Its table.</param>
    /// <param name="patternKey">Where its pattern stands.</param>
    /// <param name="literals">What the file says that its matches hold; empty if it does not say.</param>
    /// <param name="keywords">What must stand somewhere in the file.</param>
    public static Rule Complete(Rule rule, RuleFileTable table, string patternKey, ImmutableArray<string> literals, ImmutableArray<string> keywords)
    {
        var pattern = table.Pattern(patternKey);
        if (pattern is null)
        {
            return rule.Paths.IsEmpty
                ? throw table.Wrong(DiagnosticCodes.RuleFileKey, null, $"it has neither '{patternKey}' nor a path")
                : rule with { Subject = RuleSubject.CredentialFile, Source = table.Place };
        }

        if (rule.SecretGroup > pattern.Groups)
        {
            throw table.Wrong(DiagnosticCodes.RuleNotHonoured, null, $"there is no group {rule.SecretGroup} in its pattern, which has {pattern.Groups}");
        }

        if (literals.FirstOrDefault(literal => !IsLiteral(literal)) is { } wrong)
        {
            throw table.Wrong(DiagnosticCodes.RuleFileKey, "literals", $"'{wrong}' is not {RequiredLiterals.MinLength} to {MaxLiteralLength} characters of ASCII");
        }

        var searched = literals.IsEmpty ? pattern.Facts.Literals?.Texts ?? [] : literals;
        return rule with
        {
            Pattern = table.Verbatim(patternKey)!,
            Parsed = pattern,
            IgnoreCase = true,
            Literals = searched,
            Keywords = KeywordsOf(keywords, searched),
            Source = table.Place,
        };
    }

    /// <summary>What its user should know of a rule.</summary>
    public static IEnumerable<RuleFileNote> NotesOf(Rule rule, RuleFileTable table)
    {
        if (rule.IsTriedEverywhere)
        {
            yield return table.Note(DiagnosticCodes.SlowRule, null, "its matches have no text of three characters in common that could be searched for: it is tried everywhere in text files");
        }
    }

    /// <summary>
    /// Keywords that ask for more than the literals do. One that is too short to be searched for asks for nothing: the rule finds more then, never less.
    /// </summary>
    private static ImmutableArray<string> KeywordsOf(ImmutableArray<string> keywords, ImmutableArray<string> literals)
    {
        var asked = keywords.Select(keyword => keyword.ToLowerInvariant()).Distinct().ToImmutableArray();
        var isImplied = !literals.IsEmpty && literals.All(literal => asked.Any(keyword => literal.Contains(keyword, StringComparison.OrdinalIgnoreCase)));
        return isImplied || asked.Any(keyword => !IsLiteral(keyword)) ? [] : asked;
    }

    private static bool IsLiteral(string text) => text.Length is >= RequiredLiterals.MinLength and <= MaxLiteralLength && Ascii.IsValid(text);
}
