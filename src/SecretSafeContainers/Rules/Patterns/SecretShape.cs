using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Patterns;

/// <summary>What a pattern of the catalogue says of every secret that it finds, read off the pattern: how many characters it has, which ones, and where it begins.</summary>
/// <param name="Length">Fewest characters.</param>
/// <param name="Characters">The characters of ASCII of which it consists, as bits. What is beyond ASCII may stand anywhere, as .NET's classes hold some of it.</param>
/// <param name="Before">Those that can stand directly before it; all, if it begins the match.</param>
/// <param name="Within">Most characters of the match before it.</param>
internal sealed record SecretShape(int Length, UInt128 Characters, UInt128 Before, int Within)
{
    private const string SecretGroup = "secret";

    // More than any slice has.
    private const int Unbounded = 1 << 20;

    /// <summary>The shape of the secrets of a pattern: of its group <c>secret</c>, or of its matches. Null if nothing is known.</summary>
    /// <param name="pattern">The pattern, in .NET's syntax.</param>
    /// <param name="ignoreCase">True if the case of letters does not matter.</param>
    /// <exception cref="FormatException">It cannot be read; every pattern of the catalogue can.</exception>
    public static SecretShape? Of(string pattern, bool ignoreCase)
    {
        var parsed = new PatternParser(pattern, ignoreCase ? PatternSyntax.DotNetIgnoringCase : PatternSyntax.DotNet).Parse();
        return parsed.Names.TryGetValue(SecretGroup, out var secret)
            ? Find(parsed.Root, secret, new(0, UInt128.MaxValue))
            : Extent.Of(parsed.Root) is var whole ? new(whole.Least, whole.Characters, UInt128.MaxValue, 0) : null;
    }

    private static SecretShape? Find(PatternNode node, int secret, Place place)
    {
        switch (node)
        {
            case PatternNode.Group group when group.Number == secret:
                var extent = Extent.Of(group.Part);
                return new(extent.Least, extent.Characters, place.Before, place.Within);
            case PatternNode.Group group:
                return Find(group.Part, secret, place);
            case PatternNode.Repeat { Min: > 0 } repeat:
                var (least, most) = (Extent.Of(repeat.Part), Extent.Of(repeat));
                return Find(repeat.Part, secret, repeat.Max == 1 ? place : new(Math.Min(Unbounded, place.Within + most.Most), place.Before | least.Last));
            case PatternNode.Choice choice:
                return OfChoice(choice.Options, secret, place);
            case PatternNode.Sequence sequence:
                return OfSequence(sequence.Parts, secret, place);
            default:
                return null;
        }
    }

    // One option without the group, and a match may have none: then the whole of it would be the secret.
    private static SecretShape? OfChoice(ImmutableArray<PatternNode> options, int secret, Place place)
    {
        SecretShape? all = null;
        foreach (var option in options)
        {
            if (Find(option, secret, place) is not { } shape)
            {
                return null;
            }

            all = all is null ? shape : new(Math.Min(all.Length, shape.Length), all.Characters | shape.Characters, all.Before | shape.Before, Math.Max(all.Within, shape.Within));
        }

        return all;
    }

    private static SecretShape? OfSequence(ImmutableArray<PatternNode> parts, int secret, Place place)
    {
        foreach (var part in parts)
        {
            if (Find(part, secret, place) is { } shape)
            {
                return shape;
            }

            place = place.Behind(Extent.Of(part));
        }

        return null;
    }

    /// <summary>A place in a pattern: most characters of a match before it, and the one directly before it.</summary>
    private readonly record struct Place(int Within, UInt128 Before)
    {
        public Place Behind(Extent part) => new(Math.Min(Unbounded, Within + part.Most), part.Last | (part.Least == 0 ? Before : 0));
    }

    /// <summary>Fewest and most characters of a part, all characters in it, and those that it can end with.</summary>
    private readonly record struct Extent(int Least, int Most, UInt128 Characters, UInt128 Last)
    {
        public static Extent Of(PatternNode node) => node switch
        {
            PatternNode.Characters set => OfSet(set.Ranges),
            PatternNode.Group group => Of(group.Part),
            PatternNode.Choice choice => choice.Options.Select(Of).Aggregate((first, second) => first.Or(second)),
            PatternNode.Sequence sequence => sequence.Parts.Select(Of).Aggregate(default(Extent), (first, second) => first.Then(second)),
            PatternNode.Repeat repeat => Of(repeat.Part).Times(repeat.Min, repeat.Max),
            _ => default,
        };

        private static Extent OfSet(CharacterRanges set)
        {
            UInt128 bits = 0;
            foreach (var (first, last) in set.Ranges)
            {
                for (var code = first; code <= Math.Min(last, 0x7F); code++)
                {
                    bits |= UInt128.One << code;
                }
            }

            return new(1, 1, bits, bits);
        }

        private Extent Or(Extent other) => new(Math.Min(Least, other.Least), Math.Max(Most, other.Most), Characters | other.Characters, Last | other.Last);

        private Extent Then(Extent other) =>
            new(Math.Min(Unbounded, Least + other.Least), Math.Min(Unbounded, Most + other.Most), Characters | other.Characters, other.Last | (other.Least == 0 ? Last : 0));

        private Extent Times(int min, int? max) =>
            new((int)Math.Min(Unbounded, (long)Least * min), max is { } most ? (int)Math.Min(Unbounded, (long)Most * most) : Most == 0 ? 0 : Unbounded, Characters, Last);
    }
}
