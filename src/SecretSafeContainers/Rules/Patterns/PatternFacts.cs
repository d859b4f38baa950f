using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Patterns;

/// <summary>What is known of every match of a pattern without matching: how a prefilter can search for it.</summary>
/// <param name="Exact">All texts that it matches, in lower case; null if they are too many or not of ASCII.</param>
/// <param name="MaxLength">Most characters of a match; <see cref="Unbounded"/> if there is no bound.</param>
/// <param name="Literals">Texts, one of which every match holds; null if none was found.</param>
internal sealed record PatternFacts(ImmutableArray<string>? Exact, int MaxLength, RequiredLiterals? Literals)
{
    /// <summary>A length without bound.</summary>
    public const int Unbounded = int.MaxValue;

    private const int MaxTexts = 100;
    private const int MaxSetTexts = 10;
    private static readonly PatternFacts Empty = new([""], 0, null);

    /// <summary>The facts of a pattern.</summary>
    public static PatternFacts Of(PatternNode node) => node switch
    {
        PatternNode.Characters set => OfSet(set.Ranges),
        PatternNode.Sequence sequence => OfSequence(sequence.Parts.Select(Of)),
        PatternNode.Choice choice => choice.Options.Select(Of).Aggregate(Either),
        PatternNode.Repeat repeat => OfRepeat(repeat, Of(repeat.Part)),
        PatternNode.Group group => Of(group.Part),
        _ => Empty,
    };

    /// <summary>The sum of two lengths.</summary>
    public static int Add(int first, int second) => (int)Math.Min(Unbounded, (long)first + second);

    private RequiredLiterals? Best => RequiredLiterals.Better(Literals, Exact is { } texts ? RequiredLiterals.Of(texts, 0) : null);

    private static PatternFacts OfSet(CharacterRanges set)
    {
        // Both cases of a letter make one text: a set of 20 can be one of 10.
        if (set.Count > 2 * MaxSetTexts || set.Ranges is [.., (_, > 0x7F)])
        {
            return new(null, 1, null);
        }

        ImmutableArray<string> texts =
            [.. set.Ranges.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Select(code => $"{char.ToLowerInvariant((char)code)}").Distinct()];
        return new(texts.Length > MaxSetTexts ? null : texts, 1, null);
    }

    private static PatternFacts Either(PatternFacts first, PatternFacts second)
    {
        ImmutableArray<string>? exact = first.Exact is { } some && second.Exact is { } others && some.Length + others.Length <= MaxTexts ? [.. some.Union(others)] : null;
        return new(exact, Math.Max(first.MaxLength, second.MaxLength), RequiredLiterals.Either(first.Best, second.Best));
    }

    private static PatternFacts OfSequence(IEnumerable<PatternFacts> parts)
    {
        ImmutableArray<string> run = [""];
        var (runStart, length, isExact) = (0, 0, true);
        RequiredLiterals? best = null;
        foreach (var part in parts)
        {
            best = RequiredLiterals.Better(best, part.Literals?.Behind(length));
            if (Cross(run, part.Exact) is { } longer)
            {
                run = longer;
            }
            else
            {
                best = RequiredLiterals.Better(best, RequiredLiterals.Of(run, runStart));
                isExact = false;
                (run, runStart) = part.Exact is { } own ? (own, length) : ([""], Add(length, part.MaxLength));
            }

            length = Add(length, part.MaxLength);
        }

        best = RequiredLiterals.Better(best, RequiredLiterals.Of(run, runStart));
        return new(isExact ? run : null, length, best);
    }

    private static PatternFacts OfRepeat(PatternNode.Repeat repeat, PatternFacts part)
    {
        var length = repeat.Max is { } max ? (int)Math.Min(Unbounded, (long)part.MaxLength * max) : part.MaxLength == 0 ? 0 : Unbounded;
        if (repeat.Min == 0)
        {
            ImmutableArray<string>? optional = repeat.Max == 1 && part.Exact is { Length: < MaxTexts } texts ? [.. texts.Append("").Distinct()] : repeat.Max == 0 ? [""] : null;
            return new(optional, length, null);
        }

        ImmutableArray<string> run = [""];
        var times = 0;
        while (times < repeat.Min && Cross(run, part.Exact) is { } longer && longer[0].Length <= 2 * MaxTexts)
        {
            run = longer;
            times++;
        }

        return new(times == repeat.Max ? run : null, length, RequiredLiterals.Better(part.Literals, RequiredLiterals.Of(run, 0)));
    }

    private static ImmutableArray<string>? Cross(ImmutableArray<string> run, ImmutableArray<string>? part) =>
        part is { } texts && run.Length * texts.Length <= MaxTexts ? [.. run.SelectMany(_ => texts, (first, second) => first + second).Distinct()] : null;
}
