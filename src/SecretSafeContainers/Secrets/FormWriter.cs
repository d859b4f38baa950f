using System.Text;

namespace SecretSafeContainers.Secrets;

/// <summary>Writes a form into a bounded buffer. What does not fit as a whole is left out, and nothing is written behind it.</summary>
internal ref struct FormWriter(Span<byte> buffer)
{
    private readonly Span<byte> buffer = buffer;
    private bool full;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>Writes all bytes or none.</summary>
    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        full = full || bytes.Length > buffer.Length - Length;
        if (!full)
        {
            bytes.CopyTo(buffer[Length..]);
            Length += bytes.Length;
        }
    }

    /// <summary>Writes a character as UTF-8.</summary>
    public void Write(Rune rune)
    {
        Span<byte> utf8 = stackalloc byte[4];
        Write(utf8[..rune.EncodeToUtf8(utf8)]);
    }

    /// <summary>Writes a prefix and a number in hexadecimal digits, as one piece.</summary>
    public void WriteHex(scoped ReadOnlySpan<byte> prefix, int value, int digits, bool upper, scoped ReadOnlySpan<byte> suffix = default)
    {
        Span<byte> piece = stackalloc byte[16];
        prefix.CopyTo(piece);
        var letters = upper ? "0123456789ABCDEF"u8 : "0123456789abcdef"u8;
        for (var at = 0; at < digits; at++)
        {
            piece[prefix.Length + at] = letters[(value >> (4 * (digits - 1 - at))) & 0xF];
        }

        suffix.CopyTo(piece[(prefix.Length + digits)..]);
        Write(piece[..(prefix.Length + digits + suffix.Length)]);
    }
}
