namespace SecretSafeContainers.Detection;

/// <summary>A character of content, unescaped.</summary>
/// <param name="Code">A byte if <paramref name="IsByte"/>, otherwise a code point.</param>
/// <param name="IsByte">True for a byte beyond ASCII: a part of UTF-8, or a character of Latin-1.</param>
/// <param name="Next">Where the next one starts.</param>
/// <param name="Escapes">The <see cref="EscapeKind"/>s that were undone, four bits each, the outermost lowest; 0 for none. A greater one is deeper.</param>
internal readonly record struct EscapeSymbol(int Code, bool IsByte, int Next, int Escapes)
{
    private const int KindBits = 4;

    /// <summary>Escapes with one more inside them.</summary>
    public static int Add(int escapes, EscapeKind kind)
    {
        var shift = 0;
        while (escapes >> shift != 0)
        {
            shift += KindBits;
        }

        return escapes | ((int)kind << shift);
    }

    /// <summary>How many kinds there are.</summary>
    public static int DepthOf(int escapes)
    {
        var depth = 0;
        for (; escapes != 0; escapes >>= KindBits)
        {
            depth++;
        }

        return depth;
    }

    /// <summary>True if the innermost kind is one that leaves its sign alone where it means nothing.</summary>
    public static bool EndsQuoted(int escapes)
    {
        while (escapes >> KindBits != 0)
        {
            escapes >>= KindBits;
        }

        return escapes == (int)EscapeKind.Quoted;
    }

    /// <summary>The names of escapes, outermost first, as findings list them.</summary>
    public static IEnumerable<string> NamesOf(int escapes)
    {
        for (; escapes != 0; escapes >>= KindBits)
        {
            yield return (EscapeKind)(escapes & ((1 << KindBits) - 1)) switch
            {
                EscapeKind.Json => "json",
                EscapeKind.Quoted => "quoted",
                EscapeKind.C => "c",
                EscapeKind.Percent => "percent",
                EscapeKind.Xml => "xml",
                _ => "quoted-printable",
            };
        }
    }
}
