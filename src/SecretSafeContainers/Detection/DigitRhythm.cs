using System.Numerics;
using System.Runtime.CompilerServices;

namespace SecretSafeContainers.Detection;

/// <summary>Tells from where digits stand whether a list of codes may begin there: in such a list the same lies between them again and again.</summary>
internal static class DigitRhythm
{
    /// <summary>Least digits among 64 bytes. Of a list in the longest shape, <c>(byte)0x61, </c>, ten; of text and programs, one byte of twelve has so many around it.</summary>
    public const int LeastDigits = 10;

    /// <summary>Least characters among them that are none of base64, one for each code: in hashes, names and base64 itself there are fewer.</summary>
    public const int LeastOthers = 5;

    // So often at least.
    private const int Least = 5;

    /// <summary>True if a list may begin at the first of 64 bytes.</summary>
    /// <param name="digits">A bit for each of them, the first one lowest: whether it is a decimal digit, as the first one is.</param>
    /// <param name="characters">Whether it is a character of base64.</param>
    /// <remarks>
    /// Between groups of digits, those of <c>&amp;#97;&amp;#104;</c> and, one by one, of <c>97u8, 104u8</c> and <c>0x61, 0x62</c>, the gap is the same; of <c>\x6a\x62</c>,
    /// in which a letter may be the second, the distance of their starts.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRegular(ulong digits, ulong characters)
    {
        if (BitOperations.PopCount(digits) < LeastDigits || BitOperations.PopCount(~characters) < LeastOthers)
        {
            return false;
        }

        var (starts, ends) = (digits & ~(digits << 1), digits & ~(digits >> 1));
        var second = BitOperations.TrailingZeroCount(starts & (starts - 1));
        var gap = second - BitOperations.TrailingZeroCount(ends);
        return BitOperations.PopCount((ends << gap) & starts) >= Least || BitOperations.PopCount((starts << second) & starts) >= Least;
    }
}
