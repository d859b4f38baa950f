using System.Collections.Immutable;
using SecretSafeContainers.Content;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>Where and how far a rule holds in one content: what its paths and allowances say when the content's path is known.</summary>
internal sealed class RuleScope
{
    private readonly ImmutableArray<RuleAllowance> byText;

    private RuleScope(Rule rule, string? path)
    {
        // What cannot be told in time counts as met: rather a finding too many.
        IsOutside = !rule.Paths.IsEmpty && (path is null || !rule.Paths.Any(pattern => pattern.Regex.IsMatch(path) != false));
        foreach (var allowance in rule.Allowances)
        {
            var byPath = path is not null && allowance.AllowsPath(path);
            IsOutside |= byPath && (allowance.IsOfPath || !allowance.NeedsAll);
        }

        byText = [.. rule.Allowances.Where(allowance => !allowance.IsOfPath
            && (!allowance.NeedsAll || allowance.Paths.IsEmpty || (path is not null && allowance.AllowsPath(path))))];
    }

    /// <summary>True if the rule does not hold in this content at all.</summary>
    public bool IsOutside { get; }

    /// <summary>The scope of a rule; null if it holds everywhere.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="location">The content. Outside layers there is no path, so none matches.</param>
    public static RuleScope? Of(Rule rule, ContentLocation location) =>
        rule.Paths.IsEmpty && rule.Allowances.IsEmpty ? null : new(rule, location.Path is null ? null : location.Way);

    /// <summary>True if a match is no finding after all.</summary>
    /// <param name="text">The characters around it.</param>
    /// <param name="match">The match.</param>
    /// <param name="secret">The secret in it.</param>
    public bool Allows(ReadOnlySpan<char> text, Range match, Range secret)
    {
        foreach (var allowance in byText)
        {
            if (allowance.AllowsText(text[match], LinesOf(text, match), text[secret]))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> LinesOf(ReadOnlySpan<char> text, Range match)
    {
        var (start, length) = match.GetOffsetAndLength(text.Length);
        var end = text[(start + length)..].IndexOf('\n');
        return text[(text[..start].LastIndexOf('\n') + 1)..(end < 0 ? text.Length : start + length + end)];
    }
}
