using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SecretSafeContainers.Detection;

/// <summary>Tells from a run's first characters whether it holds text of single bytes or UTF-16, and in which encoding.</summary>
/// <remarks>Bytes of ASCII have no high bit, the zeros of UTF-16 among them. A sixth of the bytes may be others.</remarks>
internal static class RunProbe
{
    /// <summary>Bytes of the buffer with the characters; those behind them are not looked at.</summary>
    public const int BufferBytes = 32;

    private const int Tolerated = 6;

    // Of base32; those of the others go into it.
    private const int GroupCharacters = 8;
    private const uint All = (1u << EncodedRuns.LeastCharacters) - 1;

    // All but a third, in which something may stand before what is encoded.
    private const uint AllBase32 = All & ~0xFFu;

    // Every other, and every fourth character.
    private const uint Even = 0x555555, Fourth = 0x111111;

    /// <summary>The decoder of a run; null if it holds no text.</summary>
    /// <param name="buffer"><see cref="BufferBytes"/>, the first <see cref="EncodedRuns.LeastCharacters"/> of which are the run's characters, all of the alphabet.</param>
    /// <param name="shift">How many of them stand before what is encoded.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RunDecoder? TryFor(ReadOnlySpan<byte> buffer, out int shift)
    {
        var characters = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(buffer));
        var digits = Vector256.LessThanOrEqual(characters - Vector256.Create((byte)'0'), Vector256.Create((byte)9));
        var lower = characters | Vector256.Create((byte)0x20);
        var letters = Vector256.LessThanOrEqual(lower - Vector256.Create((byte)'a'), Vector256.Create((byte)25));
        var hex = digits | Vector256.LessThanOrEqual(lower - Vector256.Create((byte)'a'), Vector256.Create((byte)5));
        shift = 0;
        if ((hex.ExtractMostSignificantBits() & All) == All)
        {
            var high = (letters | Vector256.GreaterThanOrEqual(characters, Vector256.Create((byte)'8'))).ExtractMostSignificantBits() & All;
            var (even, odd) = (BitOperations.PopCount(high & Even), BitOperations.PopCount(high & All & ~Even));
            const int HexLimit = EncodedRuns.LeastCharacters / 2 / Tolerated;
            shift = even <= odd ? 0 : 1;
            return Math.Min(odd, even) <= HexLimit ? new("hex", 4) : null;
        }

        // Runs of base64 that consist of letters of one case and digits alone, all but the first characters, do not occur.
        var upper = Vector256.LessThanOrEqual(characters, Vector256.Create((byte)'Z'));
        var (capitals, small) = ((letters & upper) | digits, (letters & ~upper) | digits);
        if (((~capitals.ExtractMostSignificantBits() & AllBase32) == 0 || (~small.ExtractMostSignificantBits() & AllBase32) == 0) && RunDecoder.OfBase32(buffer[..EncodedRuns.LeastCharacters], out shift) is { } decoder)
        {
            return decoder;
        }

        // The high bits of the bytes in four characters are bit 5 of the first, bit 3 of the second and bit 1 of the third.
        var values = ValuesOf(characters, digits, letters);
        var (first, second, third) = (Bit(values, 5), Bit(values, 3), Bit(values, 1));
        const int Limit = EncodedRuns.LeastCharacters * 3 / 4 / Tolerated;
        var least = int.MaxValue;
        for (var place = 0; place < 4; place++)
        {
            var count = BitOperations.PopCount(first & Place(place)) + BitOperations.PopCount(second & Place(place + 1)) + BitOperations.PopCount(third & Place(place + 2));
            (least, shift) = count < least ? (count, place) : (least, shift);
        }

        return least <= Limit ? new("base64", 6) : null;
    }

    /// <summary>True if further characters of a run hold text, too.</summary>
    /// <param name="characters"><see cref="EncodedRuns.LeastCharacters"/> of them, a whole number of groups in any encoding behind the first.</param>
    /// <param name="decoder">The run's.</param>
    /// <param name="shift">How many stand before what is encoded.</param>
    public static bool Holds(ReadOnlySpan<byte> characters, RunDecoder decoder, int shift)
    {
        Span<byte> bytes = stackalloc byte[EncodedRuns.LeastCharacters];
        bytes = bytes[..decoder.Fresh().Decode(characters[(shift % GroupCharacters)..EncodedRuns.LeastCharacters], bytes)];
        var others = 0;
        foreach (var value in bytes)
        {
            others += value >> 7;
        }

        return others <= bytes.Length / Tolerated;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Place(int place) => Fourth << (place & 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bit(Vector256<byte> values, int bit) => (values.AsUInt16() << (7 - bit)).AsByte().ExtractMostSignificantBits() & All;

    // Each character's value in either alphabet of base64.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> ValuesOf(Vector256<byte> characters, Vector256<byte> digits, Vector256<byte> letters)
    {
        var isLower = Vector256.GreaterThanOrEqual(characters, Vector256.Create((byte)'a'));
        var ofLetters = (characters & Vector256.Create((byte)0x1F)) + Vector256.ConditionalSelect(isLower, Vector256.Create((byte)25), Vector256.Create((byte)0xFF));
        var isLast = Vector256.Equals(characters, Vector256.Create((byte)'/')) | Vector256.Equals(characters, Vector256.Create((byte)'_'));
        var ofSigns = Vector256.ConditionalSelect(isLast, Vector256.Create((byte)63), Vector256.Create((byte)62));
        return Vector256.ConditionalSelect(letters, ofLetters, Vector256.ConditionalSelect(digits, characters + Vector256.Create((byte)4), ofSigns));
    }
}
