namespace SecretSafeContainers.Rules.Patterns;

/// <summary>Reads a set in brackets.</summary>
/// <param name="reader">Stands before the opening bracket.</param>
/// <param name="flags">The flags that hold here.</param>
internal sealed class CharacterSetParser(PatternReader reader, PatternFlags flags)
{
    /// <summary>Reads it with its closing bracket.</summary>
    public CharacterRanges Parse()
    {
        reader.Take();
        var isNegated = reader.TryTake('^');
        var set = CharacterRanges.Of();
        var isFirst = true;
        while (isFirst || reader.Next != ']')
        {
            isFirst = false;
            set = set.Union(ParsePart());
        }

        reader.Take();
        set = flags.HasFlag(PatternFlags.IgnoreCase) ? set.Fold() : set;
        return isNegated ? set.Negate() : set;
    }

    private CharacterRanges ParsePart()
    {
        if (reader.Has("[:") && TryTakePosix() is { } posix)
        {
            return posix;
        }

        if (reader.TryTakeClass() is { } named)
        {
            return named;
        }

        var first = TakeCharacter();
        if (reader.Next != '-' || reader.AfterNext is ']' or -1)
        {
            return CharacterRanges.Of(first);
        }

        reader.Take();
        var last = TakeCharacter();
        return first <= last ? CharacterRanges.Of((first, last)) : throw reader.Wrong("a range of characters is in the wrong order");
    }

    private int TakeCharacter() => reader.Next == '\\' ? reader.TakeEscapedCharacter() : reader.Take();

    private CharacterRanges? TryTakePosix()
    {
        foreach (var isNegated in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var name in (ReadOnlySpan<string>)["alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word", "xdigit"])
            {
                if (reader.TryTake($"[:{(isNegated ? "^" : "")}{name}:]"))
                {
                    var set = CharacterClasses.Posix(name)!.Value;
                    return isNegated ? set.Negate() : set;
                }
            }
        }

        // As in Go: what looks like a named set is one, or an error.
        return reader.HasAhead(":]") ? throw reader.Wrong("there is no set of this name in brackets and colons") : null;
    }
}
