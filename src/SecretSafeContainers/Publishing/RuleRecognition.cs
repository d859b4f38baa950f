using System.Collections.Immutable;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Publishing;

/// <summary>Recognises credentials in a value by the rules that need no name beside it.</summary>
/// <remarks>Values are short and few: a scanner of the whole catalogue takes longer to make than all of gathering may take. Thread-safe.</remarks>
/// <param name="rules">The rules.</param>
internal sealed class RuleRecognition(IEnumerable<Rule> rules)
{
    /// <summary>Letters and digits in a row of what a rule of medium confidence recognises by itself: tokens of 52 characters, JSON web tokens.</summary>
    private const int TokenCharacters = 32;

    /// <summary>The literal of the rule for passwords in addresses.</summary>
    private const string UserInfo = "://";

    private static readonly Lazy<RuleRecognition> OfCatalogue = new(() => new(RuleCatalogue.All));

    // A rule of low confidence lives on a name beside the value, and low severity is no secret on its own.
    private readonly ImmutableArray<RuleMatcher> matchers =
        [.. rules.Where(rule => rule is { Confidence: > Confidence.Low, Severity: > Severity.Low }).Select(rule => new RuleMatcher(rule, DetectionLimits.MatchTimeout))];

    /// <summary>By the whole catalogue.</summary>
    public static RuleRecognition ByCatalogue => OfCatalogue.Value;

    /// <summary>Hands out what a rule recognises.</summary>
    /// <param name="text">The value.</param>
    /// <param name="secrets">Receives and owns what is recognised; one can stand there twice.</param>
    public void Find(ReadOnlySpan<char> text, List<byte[]> secrets)
    {
        var hasToken = HasToken(text);
        foreach (var matcher in matchers)
        {
            if (!hasToken && matcher.Rule.Confidence < Confidence.High && !matcher.Rule.Literals.Contains(UserInfo))
            {
                continue;
            }

            foreach (var literal in matcher.Rule.Literals)
            {
                Find(matcher, literal, text, secrets);
            }
        }
    }

    private static void Find(RuleMatcher matcher, string literal, ReadOnlySpan<char> text, List<byte[]> secrets)
    {
        var comparison = matcher.Rule.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        for (var from = 0; text[from..].IndexOf(literal, comparison) is >= 0 and var next; from += next + literal.Length)
        {
            var at = from + next;
            var start = Math.Max(0, at - Rule.ContextBytes);
            var slice = text[start..Math.Min(text.Length, at + literal.Length + Rule.ContextBytes)];
            if (literal == UserInfo && !HasPassword(text[(at + literal.Length)..]))
            {
                continue;
            }

            var found = new List<Range>();
            var place = (at - start)..(at - start + literal.Length);
            _ = matcher.MayMatch(slice, place) && matcher.TryMatch(slice, place, found);
            foreach (var range in found)
            {
                secrets.Add(SecretBytes.Of(slice[range]));
            }
        }
    }

    private static bool HasToken(ReadOnlySpan<char> text)
    {
        var run = 0;
        foreach (var character in text)
        {
            run = char.IsAsciiLetterOrDigit(character) || character == '_' ? run + 1 : 0;
            if (run == TokenCharacters)
            {
                return true;
            }
        }

        return false;
    }

    // An environment has many addresses, and the pattern is the slowest to be made.
    private static bool HasPassword(ReadOnlySpan<char> authority) =>
        authority.IndexOf('@') is >= 0 and var end && authority[..end].Contains(':');
}
