using System.Runtime.CompilerServices;

namespace SecretSafeContainers.Detection;

/// <summary>Finds where a run begins of which one of the first characters is escaped: <c>abc\u002Bdef</c>, <c>abc%2Fdef</c>.</summary>
internal static class EscapedStart
{
    // &#x2B; and \u002B
    private const int EscapeCharacters = 6;

    /// <summary>Looks before the first characters that stand in a row.</summary>
    /// <param name="data">The content.</param>
    /// <param name="unit">How a character is stored.</param>
    /// <param name="at">Where they stand.</param>
    /// <param name="characters">Receives the first characters of the run, as many as the shortest has.</param>
    /// <param name="start">Where it begins.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryFind(ReadOnlySpan<byte> data, TextUnit unit, int at, Span<byte> characters, out int start)
    {
        var size = TextUnits.SizeOf(unit);
        var reader = new EscapeReader(data, unit);
        for (start = at - size; start >= Math.Max(0, at - (EscapeCharacters * size)); start -= size)
        {
            // Other characters are escaped by nobody, and a sign of equality before two digits is one.
            if (data[start] is (byte)'\\' or (byte)'%' or (byte)'&' && reader.TryRead(start, 1, out var symbol) && symbol is { Escapes: not 0, Code: '+' or '/' or '-' or '_' } && symbol.Next >= at)
            {
                start = Before(reader, start, size);
                return TryGather(reader, start, characters);
            }
        }

        return false;
    }

    private static int Before(EscapeReader reader, int at, int size)
    {
        var least = Math.Max(0, at - (EncodedRuns.LeastCharacters * size));
        while (at - size >= least && reader.TryRead(at - size, 0, out var symbol) && symbol.Code < 0x80 && RunDecoder.IsCharacter((byte)symbol.Code))
        {
            at -= size;
        }

        return at;
    }

    private static bool TryGather(EscapeReader reader, int at, Span<byte> characters)
    {
        for (var count = 0; count < EncodedRuns.LeastCharacters; count++)
        {
            // A plus sign is read as itself here, not as a URL's space.
            if (!(reader.TryRead(at, 0, out var symbol) && (symbol.Code == '+' || reader.TryRead(at, 1, out symbol))) || symbol.Code >= 0x80 || !RunDecoder.IsCharacter((byte)symbol.Code))
            {
                return false;
            }

            characters[count] = (byte)symbol.Code;
            at = symbol.Next;
        }

        return true;
    }
}
