namespace SecretSafeContainers.Detection;

/// <summary>How a list of bytes is written, and where it begins.</summary>
/// <param name="Shape">How its numbers are written.</param>
/// <param name="Dump">How its lines are.</param>
internal readonly record struct NumberList(NumberShape Shape, DumpShape Dump)
{
    private readonly byte[]? between;

    /// <summary>Shortest list that is found, as many as make a run of hex. Known secrets in shorter ones have forms of their own.</summary>
    public const int LeastNumbers = EncodedRuns.LeastCharacters / 2;

    /// <summary>Characters by which a list is noticed: such a list of text in the densest shape has more, nothing else but indentation as many.</summary>
    public const int LeastCharacters = 32;

    // Of a text in UTF-8, one of four numbers is greater than 99 or has a letter.
    private const int MostCounted = 4 * LeastNumbers;

    /// <summary>What stands between two numbers besides white space; nothing where it is no list of codes.</summary>
    public ReadOnlyMemory<byte> Between
    {
        get => between;
        init => between = [.. value.Span];
    }

    /// <summary>What the way of writing is called in findings.</summary>
    public string Name => Shape >= NumberShape.CodeHex ? CodeList.NameOf(Shape, between) : Shape == NumberShape.Decimal ? "decimal" : "hex";

    /// <summary>The list that begins at a place; null if none does.</summary>
    /// <param name="data">The content.</param>
    /// <param name="at">Where its first number would stand.</param>
    /// <param name="isStart">True if nothing stands before the data.</param>
    public static NumberList? At(ReadOnlySpan<byte> data, int at, bool isStart)
    {
        if (at + 2 >= data.Length || !(char.IsAsciiHexDigit((char)data[at]) || data[at] == '-'))
        {
            return null;
        }

        var dump = NumberReader.DumpAt(data, at, isStart);
        if ((data[at + 1] | 0x20) == 'x')
        {
            return Checked(data, at, new(NumberShape.PrefixedHex, dump));
        }

        // Where numbers of two digits may be either, the way in which more of them can be read is meant.
        var (hex, isDecimal) = (new NumberList(NumberShape.Hex, dump), new NumberList(NumberShape.Decimal, dump));
        var (pairs, numbers) = (hex.Count(data, at, out var end), isDecimal.Count(data, at, out _));
        return Math.Max(pairs, numbers) < LeastNumbers ? null
            : pairs > numbers || (pairs == numbers && !data[at..end].Contains((byte)',')) ? hex
            : isDecimal;
    }

    /// <summary>Where the number behind a place begins, or what else stands there.</summary>
    public static int Behind(ReadOnlySpan<byte> data, int at)
    {
        while (at < data.Length && RunDecoder.IsCharacter(data[at]))
        {
            at++;
        }

        while (at < data.Length && NumberReader.IsGap(data[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Reads as many numbers as there is room for; false if there are less.</summary>
    /// <param name="data">The content.</param>
    /// <param name="place">Where to start; then, where they end.</param>
    /// <param name="bytes">Receives them.</param>
    public bool TryGather(ReadOnlySpan<byte> data, ref NumberPlace place, Span<byte> bytes)
    {
        var reader = new NumberReader(data, Shape, Dump, between);
        for (var count = 0; count < bytes.Length; count++)
        {
            if (!reader.TryRead(ref place, out var token))
            {
                return false;
            }

            bytes[count] = token.Value;
        }

        return true;
    }

    private static NumberList? Checked(ReadOnlySpan<byte> data, int at, NumberList list) => list.Count(data, at, out _) < LeastNumbers ? null : list;

    private int Count(ReadOnlySpan<byte> data, int at, out int end)
    {
        var reader = new NumberReader(data, Shape, Dump, between);
        var (place, count) = (new NumberPlace(at, IsFirst: true, LineBytes: 0), 0);
        while (count < MostCounted && reader.TryRead(ref place, out _))
        {
            count++;
        }

        end = place.At;
        return count;
    }
}
