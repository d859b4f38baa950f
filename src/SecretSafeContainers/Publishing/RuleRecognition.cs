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
        var found = new List<Range>();
        foreach (var matcher in matchers)
        {
            foreach (var literal in matcher.Rule.Literals)
            {
                Find(matcher, literal, text, found, secrets);
            }
        }
    }

    private static void Find(RuleMatcher matcher, string literal, ReadOnlySpan<char> text, List<Range> found, List<byte[]> secrets)
    {
        var comparison = matcher.Rule.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        for (var from = 0; text[from..].IndexOf(literal, comparison) is >= 0 and var next; from += next + literal.Length)
        {
            // An address without an at sign has no user info, and an environment has many.
            var at = from + next;
            var start = Math.Max(0, at - Rule.ContextBytes);
            var slice = text[start..Math.Min(text.Length, at + literal.Length + Rule.ContextBytes)];
            if (literal == "://" && !slice.Contains('@'))
            {
                continue;
            }

            found.Clear();
            matcher.TryMatch(slice, (at - start)..(at - start + literal.Length), found);
            foreach (var range in found)
            {
                secrets.Add(SecretBytes.Of(slice[range]));
            }
        }
    }
}
