using System.Collections.Immutable;
using System.Globalization;

namespace SecretSafeContainers.Rules.Patterns;

/// <summary>Reads RE2's syntax as Go's <c>regexp</c> does: what is an error there is one here, and what is not RE2 is named.</summary>
/// <remarks><see href="https://pkg.go.dev/regexp/syntax"/></remarks>
/// <param name="text">The pattern.</param>
/// <param name="syntax">How it is written.</param>
internal sealed class PatternParser(string text, PatternSyntax syntax = PatternSyntax.Re2)
{
    // Go's own bounds: repetitions, and (there 1,000) groups in groups.
    private const int MaxRepetitions = 1_000;
    private const int MaxDepth = 200;

    private readonly PatternReader reader = new(text);
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private readonly bool isRe2 = syntax == PatternSyntax.Re2;
    private PatternFlags flags = syntax == PatternSyntax.DotNetIgnoringCase ? PatternFlags.IgnoreCase : PatternFlags.None;
    private int groups;
    private int depth;

    /// <summary>Reads all of it.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public Pattern Parse()
    {
        var root = ParseChoice();
        if (!reader.IsAtEnd)
        {
            throw reader.Wrong("a closing parenthesis has no opening one");
        }

        if (isRe2 && RepetitionsOf(root) > MaxRepetitions)
        {
            throw new FormatException($"repetitions in repetitions come to more than {MaxRepetitions:N0}");
        }

        return new(root, groups, names);
    }

    private PatternNode ParseChoice()
    {
        if (++depth > MaxDepth)
        {
            throw reader.Wrong($"groups are more than {MaxDepth} deep");
        }

        var options = ImmutableArray.CreateBuilder<PatternNode>();
        do
        {
            options.Add(ParseSequence());
        }
        while (reader.TryTake('|'));
        depth--;
        return options.Count == 1 ? options[0] : new PatternNode.Choice(options.ToImmutable());
    }

    private PatternNode ParseSequence()
    {
        var parts = ImmutableArray.CreateBuilder<PatternNode>();
        var isRepeated = true;
        while (!reader.IsAtEnd && reader.Next is not ('|' or ')'))
        {
            if (TryParseRepetition(out var min, out var max))
            {
                if (isRepeated)
                {
                    throw reader.Wrong(parts.Count > 0 ? "a repetition is repeated, or possessive" : "there is nothing to repeat");
                }

                var isLazy = reader.TryTake('?') ^ flags.HasFlag(PatternFlags.Ungreedy);
                parts[^1] = new PatternNode.Repeat(parts[^1], min, max, isLazy);
                isRepeated = true;
                continue;
            }

            var before = parts.Count;
            ParsePart(parts);
            isRepeated = parts.Count == before;
        }

        return parts.Count == 1 ? parts[0] : new PatternNode.Sequence(parts.ToImmutable());
    }

    private void ParsePart(ImmutableArray<PatternNode>.Builder parts)
    {
        if (reader.TryTake(@"\Q"))
        {
            foreach (var character in reader.TakeQuoted())
            {
                parts.Add(Literal(character));
            }
        }
        else if (reader.TryTake('('))
        {
            if (ParseGroup() is { } group)
            {
                parts.Add(group);
            }
        }
        else
        {
            parts.Add(ParseOne());
        }
    }

    private PatternNode ParseOne()
    {
        if (reader.Next == '[')
        {
            return new PatternNode.Characters(new CharacterSetParser(reader, flags).Parse());
        }

        if (reader.Next == '\\')
        {
            return ParseEscape();
        }

        var dotAll = flags.HasFlag(PatternFlags.DotAll);
        var multiline = flags.HasFlag(PatternFlags.Multiline);
        return reader.Take() switch
        {
            '.' => new PatternNode.Characters(dotAll ? CharacterRanges.All : CharacterRanges.Of('\n').Negate()),
            '^' => new PatternNode.Border(multiline ? PatternBorder.LineStart : PatternBorder.TextStart),
            '$' => new PatternNode.Border(multiline ? PatternBorder.LineEnd : PatternBorder.TextEnd),
            var character => Literal(character),
        };
    }

    private PatternNode ParseEscape()
    {
        PatternBorder? border = reader.AfterNext switch { 'A' => PatternBorder.TextStart, 'z' => PatternBorder.TextEnd, 'b' => PatternBorder.Word, 'B' => PatternBorder.NoWord, _ => null };
        if (border is { } kind)
        {
            reader.Take();
            reader.Take();
            return new PatternNode.Border(kind);
        }

        if (!isRe2 && reader.TryTake(@"\k<"))
        {
            // The same text again, whatever it was.
            _ = reader.TakeName();
            return new PatternNode.Repeat(new PatternNode.Characters(CharacterRanges.All), 0, null, IsLazy: false);
        }

        return reader.TryTakeClass() is { } set
            ? new PatternNode.Characters(flags.HasFlag(PatternFlags.IgnoreCase) ? set.Fold() : set)
            : Literal(reader.TakeEscapedCharacter());
    }

    private PatternNode.Characters Literal(int character)
    {
        var set = CharacterRanges.Of(character);
        return new(flags.HasFlag(PatternFlags.IgnoreCase) ? set.Fold() : set);
    }

    /// <summary>A group; null if it only sets flags for what follows.</summary>
    private PatternNode? ParseGroup()
    {
        var outer = flags;
        var keeps = true;
        if (!isRe2 && (reader.TryTake("?=") || reader.TryTake("?!") || reader.TryTake("?<=") || reader.TryTake("?<!")))
        {
            return ParseLookaround();
        }

        var named = 0;
        if (reader.TryTake("?P<") || (!reader.Has("?<=") && !reader.Has("?<!") && reader.TryTake("?<")))
        {
            var name = reader.TakeName();
            if (!names.TryAdd(name, groups + 1))
            {
                named = !isRe2 ? names[name] : throw reader.Wrong($"two groups are named '{name}'");
            }
        }
        else if (reader.TryTake('?'))
        {
            keeps = false;
            flags = reader.TakeFlags(flags, out var setsOnly);
            if (setsOnly)
            {
                return null;
            }
        }

        var number = !keeps ? 0 : named > 0 ? named : ++groups;
        var part = ParseChoice();
        if (!reader.TryTake(')'))
        {
            throw reader.Wrong("a closing parenthesis is missing");
        }

        flags = outer;
        return keeps ? new PatternNode.Group(part, number) : new PatternNode.Sequence([part]);
    }

    // It stands between characters: what it asks for is around them, and not in the match.
    private PatternNode.Border ParseLookaround()
    {
        var outer = flags;
        _ = ParseChoice();
        flags = outer;
        return reader.TryTake(')') ? new(PatternBorder.Lookaround) : throw reader.Wrong("a closing parenthesis is missing");
    }

    private bool TryParseRepetition(out int min, out int? max)
    {
        (min, max) = (0, null);
        switch (reader.Next)
        {
            case '*':
                reader.Take();
                return true;
            case '+':
                reader.Take();
                min = 1;
                return true;
            case '?':
                reader.Take();
                max = 1;
                return true;
            case '{' when reader.TryTakeCounts(out min, out max):
                if ((isRe2 && (min > MaxRepetitions || max > MaxRepetitions)) || max < min)
                {
                    throw reader.Wrong(string.Create(CultureInfo.InvariantCulture, $"a repetition is over {MaxRepetitions:N0} times, or its bounds are in the wrong order"));
                }

                return true;
            default:
                return false;
        }
    }

    private static int RepetitionsOf(PatternNode node) => node switch
    {
        PatternNode.Repeat { Max: 0 } => 1,
        PatternNode.Repeat repeat => Math.Min(MaxRepetitions + 1, RepetitionsOf(repeat.Part) * (repeat.Max is { } max and > 1 ? max : Math.Max(1, repeat.Min))),
        PatternNode.Group group => RepetitionsOf(group.Part),
        PatternNode.Sequence sequence => sequence.Parts.Select(RepetitionsOf).DefaultIfEmpty(1).Max(),
        PatternNode.Choice choice => choice.Options.Select(RepetitionsOf).Max(),
        _ => 1,
    };
}
