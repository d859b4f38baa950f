using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Patterns;

/// <summary>A set of Unicode scalar values: sorted ranges that neither touch nor overlap.</summary>
/// <param name="Ranges">First and last of each range.</param>
internal readonly record struct CharacterRanges(ImmutableArray<(int First, int Last)> Ranges)
{
    /// <summary>The last scalar value.</summary>
    public const int Max = 0x10FFFF;

    /// <summary>Everything.</summary>
    public static readonly CharacterRanges All = Of((0, Max));

    /// <summary>How many characters are in it.</summary>
    public int Count => Ranges.Sum(range => range.Last - range.First + 1);

    /// <summary>One character.</summary>
    public static CharacterRanges Of(int character) => Of((character, character));

    /// <summary>Ranges in any order.</summary>
    public static CharacterRanges Of(params IEnumerable<(int First, int Last)> ranges)
    {
        var merged = ImmutableArray.CreateBuilder<(int First, int Last)>();
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new(merged.ToImmutable());
    }

    /// <summary>What is in either.</summary>
    public CharacterRanges Union(CharacterRanges other) => Of(Ranges.Concat(other.Ranges));

    /// <summary>Everything that is not in it.</summary>
    public CharacterRanges Negate()
    {
        var gaps = ImmutableArray.CreateBuilder<(int First, int Last)>();
        var next = 0;
        foreach (var (first, last) in Ranges)
        {
            if (first > next)
            {
                gaps.Add((next, first - 1));
            }

            next = last + 1;
        }

        if (next <= Max)
        {
            gaps.Add((next, Max));
        }

        return new(gaps.ToImmutable());
    }

    /// <summary>With the other case of every letter. Letters of ASCII have one in ASCII only: the Kelvin sign is no k here, as literals are searched for in ASCII.</summary>
    public CharacterRanges Fold()
    {
        var more = new List<(int First, int Last)>(Ranges);
        foreach (var (first, last) in Ranges)
        {
            AddShifted(more, first, last, 'A', 'Z', 'a' - 'A');
            AddShifted(more, first, last, 'a', 'z', 'A' - 'a');
            for (var code = Math.Max(first, 0x80); code <= Math.Min(last, char.MaxValue); code++)
            {
                AddOther(more, code, char.ToUpperInvariant((char)code));
                AddOther(more, code, char.ToLowerInvariant((char)code));
            }
        }

        return Of(more);
    }

    /// <summary>True if a character is in it.</summary>
    public bool Contains(int character) => Ranges.Any(range => range.First <= character && character <= range.Last);

    private static void AddShifted(List<(int First, int Last)> more, int first, int last, int from, int to, int shift)
    {
        if (Math.Max(first, from) <= Math.Min(last, to))
        {
            more.Add((Math.Max(first, from) + shift, Math.Min(last, to) + shift));
        }
    }

    private static void AddOther(List<(int First, int Last)> more, int code, int other)
    {
        if (other != code && other >= 0x80)
        {
            more.Add((other, other));
        }
    }
}
