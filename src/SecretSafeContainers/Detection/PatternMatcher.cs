using System.Text.RegularExpressions;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Rules.Patterns;

namespace SecretSafeContainers.Detection;

/// <summary>A user's pattern, applied to slices: as characters, where the catalogue's patterns see bytes. Thread-safe.</summary>
/// <param name="rule">The rule.</param>
/// <param name="pattern">Its pattern.</param>
internal sealed class PatternMatcher(Rule rule, Pattern pattern)
{
    // The literals are the pattern's own, so it is known how far before one a match can start; of a user's literals it is not.
    private readonly int lead = pattern.Facts.Literals is { } own && own.Texts == rule.Literals ? own.Lead : PatternFacts.Unbounded;

    /// <summary>Finds the secrets whose match overlaps a literal.</summary>
    /// <inheritdoc cref="RuleMatcher.TryMatch"/>
    public bool TryMatch(ReadOnlySpan<char> slice, Range literal, List<Range> secrets, RuleScope? scope)
    {
        var text = DecodedText.Of(slice);
        var (start, length) = literal.GetOffsetAndLength(slice.Length);
        var (first, end) = (text.PlaceOf(start), text.PlaceOf(start + length));

        // One character more than a match can reach: the border of a word is told by it.
        var reach = Math.Min((long)text.Characters.Length, (long)end + pattern.Facts.MaxLength + 1);
        return TryMatch(text, (int)reach, (int)Math.Max(0, (long)first - lead), first, end, secrets, scope);
    }

    /// <summary>Finds the secrets whose match starts in a part of a text.</summary>
    /// <inheritdoc cref="RuleMatcher.TryMatchFrom"/>
    public bool TryMatchFrom(ReadOnlySpan<char> slice, Range owned, List<Range> secrets, RuleScope? scope)
    {
        var text = DecodedText.Of(slice);
        var first = text.PlaceOf(owned.Start.Value);
        return TryMatch(text, text.Characters.Length, first, first, text.PlaceOf(owned.End.Value), secrets, scope);
    }

    private bool TryMatch(DecodedText text, int length, int from, int reached, int before, List<Range> secrets, RuleScope? scope)
    {
        var characters = text.Characters[..length];
        var regex = pattern.Regex.For(characters);
        try
        {
            foreach (var match in regex.EnumerateMatches(characters, from))
            {
                if (match.Index >= before)
                {
                    break;
                }

                if (match.Index + match.Length > reached && SecretOf(regex, characters, match) is var secret
                    && SecretChecks.Passes(rule, characters[secret]) && scope?.Allows(text.Characters, match.Index..(match.Index + match.Length), secret) != true)
                {
                    secrets.Add(text.SourceOf(secret));
                }
            }

            return true;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private Range SecretOf(Regex regex, ReadOnlySpan<char> characters, ValueMatch found)
    {
        var whole = found.Index..(found.Index + found.Length);
        if (pattern.Groups == 0 || rule.SecretGroup == 0)
        {
            return whole;
        }

        // Groups can be read of strings only.
        var groups = regex.Match(characters.ToString(), found.Index).Groups;
        for (var number = rule.SecretGroup ?? 1; number <= (rule.SecretGroup ?? pattern.Groups); number++)
        {
            if (groups[number] is { Success: true, Length: > 0 } group)
            {
                return group.Index..(group.Index + group.Length);
            }
        }

        return whole;
    }
}
