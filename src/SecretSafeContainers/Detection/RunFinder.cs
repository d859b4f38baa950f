using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SecretSafeContainers.Detection;

/// <summary>Finds where a run of base64 characters begins, 64 bytes at a time; what vectors do not reach is looked at byte by byte.</summary>
/// <remarks>Vectors overlap by less than a run, so each run lies within one of them. The plain search, which serves as the oracle, gives the same.</remarks>
internal static class RunFinder
{
    /// <summary>Shortest run, or first line of a run, that is found. Known secrets in shorter ones have forms of their own.</summary>
    public const int LeastCharacters = 24;

    private const int Step = 64 - LeastCharacters + 1;

    /// <summary>True if a run stands in a text, of characters of any size.</summary>
    public static bool HasRun(ReadOnlySpan<byte> text) =>
        FindBytes(text, 0, text.Length) < text.Length || FindUnits(text, 0, text.Length) < text.Length || FindWide(text, 0, text.Length) < text.Length;

    /// <summary>The first place from which so many characters stand in a row, in single bytes; the end or a later place if there is none before it.</summary>
    /// <param name="data">Content; a run may reach beyond the end that is asked about.</param>
    /// <param name="from">Where to start.</param>
    /// <param name="end">Where places are no longer of interest.</param>
    public static int FindBytes(ReadOnlySpan<byte> data, int from, int end)
    {
        ref var start = ref MemoryMarshal.GetReference(data);
        for (; from < end && from + Vector512<byte>.Count <= data.Length; from += Step)
        {
            var runs = Characters(Vector512.LoadUnsafe(ref start, (nuint)from));
            runs &= runs >> 1;
            runs &= runs >> 2;
            runs &= runs >> 4;
            runs &= runs >> 8;
            runs &= runs >> 8;
            if (runs != 0)
            {
                return from + BitOperations.TrailingZeroCount(runs);
            }
        }

        return FindBytesPlainly(data, from, end);
    }

    /// <summary>The same for characters of two bytes, the second of which is 0.</summary>
    public static int FindUnits(ReadOnlySpan<byte> data, int from, int end)
    {
        ref var start = ref MemoryMarshal.GetReference(data);
        var probe = from;
        for (; probe < end + LeastCharacters && probe + Vector512<byte>.Count <= data.Length; probe += Step)
        {
            // A run is so long that some vector begins within it, four units before its end at least.
            var bytes = Vector512.LoadUnsafe(ref start, (nuint)probe);
            var runs = Pairs(Vector512.Equals(bytes, Vector512<byte>.Zero).ExtractMostSignificantBits() >> 1);
            if (runs != 0 && (runs = Pairs(runs & Characters(bytes))) != 0)
            {
                var at = StartOfRun(data, from, probe + BitOperations.TrailingZeroCount(runs));
                if (at >= 0)
                {
                    return at;
                }
            }
        }

        return FindUnitsPlainly(data, Math.Max(from, probe - (2 * LeastCharacters)), end);

        // Four in a row.
        static ulong Pairs(ulong units)
        {
            units &= units >> 2;
            return units & (units >> 4);
        }
    }

    /// <summary>The same for text of four bytes a character, the last three of which are 0.</summary>
    public static int FindWide(ReadOnlySpan<byte> data, int from, int end)
    {
        ref var start = ref MemoryMarshal.GetReference(data);
        var probe = from;
        for (; probe < end + (4 * LeastCharacters) && probe + Vector512<byte>.Count <= data.Length; probe += Step)
        {
            var zeros = Vector512.Equals(Vector512.LoadUnsafe(ref start, (nuint)probe), Vector512<byte>.Zero).ExtractMostSignificantBits();
            var runs = ~zeros & (zeros >> 1) & (zeros >> 2) & (zeros >> 3);
            runs &= runs >> 4;
            runs &= runs >> 8;

            // Eight in a row, which a table of numbers seldom has: of a run, the vector that begins within its first half holds more.
            for (runs &= runs >> 16; runs != 0; runs &= runs - 1)
            {
                var at = probe + BitOperations.TrailingZeroCount(runs);
                while (at - 4 >= from && IsWide(data, at - 4))
                {
                    at -= 4;
                }

                if (IsWideRun(data, at))
                {
                    return at;
                }
            }
        }

        return FindWidePlainly(data, Math.Max(from, probe - (4 * LeastCharacters)), end);
    }

    /// <summary>True for a character of Latin-1 in UTF-32, seen from its low byte.</summary>
    public static bool IsWide(ReadOnlySpan<byte> data, int at) =>
        at + 4 <= data.Length && data[at + 1] == 0 && data[at + 2] == 0 && data[at + 3] == 0 && data[at] is (>= 0x20 and < 0x7F) or (>= 0xA0 and < 0xFF) or (byte)'\t' or (byte)'\n' or (byte)'\r';

    /// <summary><see cref="FindWide"/>, character by character.</summary>
    internal static int FindWidePlainly(ReadOnlySpan<byte> data, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (IsWideRun(data, at))
            {
                return at;
            }
        }

        return end;
    }

    /// <summary><see cref="FindBytes"/>, byte by byte.</summary>
    internal static int FindBytesPlainly(ReadOnlySpan<byte> data, int from, int end)
    {
        var length = 0;
        for (var at = from; at < data.Length && at - length < end; at++)
        {
            length = RunDecoder.IsCharacter(data[at]) ? length + 1 : 0;
            if (length == LeastCharacters)
            {
                return at + 1 - length;
            }
        }

        return end;
    }

    /// <summary><see cref="FindUnits"/>, unit by unit.</summary>
    internal static int FindUnitsPlainly(ReadOnlySpan<byte> data, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (UnitsAt(data, at) == LeastCharacters)
            {
                return at;
            }
        }

        return end;
    }

    private static bool IsWideRun(ReadOnlySpan<byte> data, int at)
    {
        var count = 0;
        while (count < LeastCharacters && IsWide(data, at + (4 * count)))
        {
            count++;
        }

        return count == LeastCharacters;
    }

    // Where the run begins of which a place is within the first vector that holds half of it; negative if it is too short.
    private static int StartOfRun(ReadOnlySpan<byte> data, int from, int at)
    {
        while (at - 2 >= from && IsUnit(data, at - 2))
        {
            at -= 2;
        }

        return UnitsAt(data, at) == LeastCharacters ? at : -1;
    }

    private static bool IsUnit(ReadOnlySpan<byte> data, int at) => at + 1 < data.Length && data[at + 1] == 0 && RunDecoder.IsCharacter(data[at]);

    private static int UnitsAt(ReadOnlySpan<byte> data, int at)
    {
        var count = 0;
        while (count < LeastCharacters && IsUnit(data, at + (2 * count)))
        {
            count++;
        }

        return count;
    }

    private static ulong Characters(Vector512<byte> bytes)
    {
        var letters = Vector512.LessThanOrEqual((bytes | Vector512.Create((byte)0x20)) - Vector512.Create((byte)'a'), Vector512.Create((byte)25));
        var digits = Vector512.LessThanOrEqual(bytes - Vector512.Create((byte)'/'), Vector512.Create((byte)10));
        var signs = Vector512.Equals(bytes, Vector512.Create((byte)'+')) | Vector512.Equals(bytes, Vector512.Create((byte)'-')) | Vector512.Equals(bytes, Vector512.Create((byte)'_'));
        return (letters | digits | signs).ExtractMostSignificantBits();
    }
}
