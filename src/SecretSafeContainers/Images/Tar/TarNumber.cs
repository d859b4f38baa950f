using System.Buffers;

namespace SecretSafeContainers.Images.Tar;

/// <summary>The numbers of a tar header: octal digits, or GNU's base-256 with the highest bit set.</summary>
internal static class TarNumber
{
    private static readonly SearchValues<byte> Digits = SearchValues.Create("01234567 \0\u0001"u8);

    /// <summary>The value, 0 for an empty field, null if it is no number, negative or beyond 63 bits.</summary>
    public static long? Parse(ReadOnlySpan<byte> field) => IsBase256(field[0]) ? Base256(field) : Octal(field);

    /// <summary>True if fields next to each other can hold nothing but numbers: octal digits, blanks, flags, or base-256.</summary>
    public static bool AreOnly(ReadOnlySpan<byte> fields)
    {
        var other = fields.IndexOfAnyExcept(Digits);
        // Base-256 is the rest of its field, and the longest field has twelve bytes; no number needs the first of them.
        return other < 0 || (IsBase256(fields[other]) && IsSmall(fields[other..]) && AreOnly(fields[Math.Min(other + 12, fields.Length)..]));
    }

    /// <summary>True for the first byte of a number in base-256.</summary>
    public static bool IsBase256(byte first) => (first & 0x80) != 0;

    private static bool IsSmall(ReadOnlySpan<byte> number)
    {
        var high = number[1..Math.Min(4, number.Length)];
        return !high.ContainsAnyExcept((byte)0) || !high.ContainsAnyExcept((byte)0xFF);
    }

    private static long? Octal(ReadOnlySpan<byte> field)
    {
        var digits = field.Trim(" \0"u8);
        var terminator = digits.IndexOf((byte)0);
        long value = 0;
        foreach (var digit in terminator < 0 ? digits : digits[..terminator])
        {
            if (digit is < (byte)'0' or > (byte)'7' || value >> 60 != 0)
            {
                return null;
            }

            value = (value << 3) | (long)(digit - (byte)'0');
        }

        return value;
    }

    private static long? Base256(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x40) != 0)
        {
            return null;
        }

        long value = field[0] & 0x3F;
        foreach (var digit in field[1..])
        {
            if (value >> 55 != 0)
            {
                return null;
            }

            value = (value << 8) | digit;
        }

        return value;
    }
}
