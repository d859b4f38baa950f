using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Patterns;

/// <summary>Texts of ASCII in lower case, one of which every match holds, in any case of its letters.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="Lead">Most characters of a match that can stand before the one that it is known to hold.</param>
internal sealed record RequiredLiterals(ImmutableArray<string> Texts, int Lead)
{
    /// <summary>Shortest text that can be searched for.</summary>
    public const int MinLength = 3;

    // A prefix is as rare as the whole, and longer texts only fill the table.
    private const int MaxLength = 32;
    private const int GoodLength = 8;

    /// <summary>Made of all that a part can match; null if one of these is too short.</summary>
    public static RequiredLiterals? Of(IReadOnlyCollection<string> texts, int lead)
    {
        if (texts.Count == 0 || texts.Any(text => text.Length < MinLength))
        {
            return null;
        }

        var cut = texts.Select(text => text[..Math.Min(text.Length, MaxLength)]).Distinct(StringComparer.Ordinal).ToList();
        ImmutableArray<string> kept = [.. cut.Where(text => !cut.Exists(other => other.Length < text.Length && text.Contains(other, StringComparison.Ordinal))).Order(StringComparer.Ordinal)];

        // What stands for a longer text stands somewhere in it.
        var within = cut.Max(text => kept.Select(other => text.IndexOf(other, StringComparison.Ordinal)).Where(at => at >= 0).Min());
        return new(kept, PatternFacts.Add(lead, within));
    }

    /// <summary>What either of two options holds.</summary>
    public static RequiredLiterals? Either(RequiredLiterals? first, RequiredLiterals? second) =>
        first is null || second is null ? null : Of([.. first.Texts, .. second.Texts], Math.Max(first.Lead, second.Lead));

    /// <summary>The one that is rarer: longer texts, then fewer.</summary>
    public static RequiredLiterals? Better(RequiredLiterals? first, RequiredLiterals? second) =>
        first is null || second is null ? first ?? second : first.Rank.CompareTo(second.Rank) >= 0 ? first : second;

    /// <summary>The same behind more characters.</summary>
    public RequiredLiterals Behind(int characters) => this with { Lead = PatternFacts.Add(Lead, characters) };

    private (int, int, int) Rank => (Texts.Min(text => Math.Min(text.Length, GoodLength)), -Texts.Length, -Lead);
}
