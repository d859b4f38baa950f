using System.Runtime.CompilerServices;

namespace SecretSafeContainers.Detection;

/// <summary>Decodes a run of base64, base32 or hex, and knows which of its characters a decoded byte comes from.</summary>
/// <param name="name">What the encoding is called in findings; null if the unit says it all.</param>
/// <param name="bits">Bits of a character: 6, 5, 4 or, of a byte as it is, 8.</param>
/// <param name="hasDashes">True if a dash stands behind every second character.</param>
/// <param name="values">Which character has which value, where there are several alphabets.</param>
internal sealed class RunDecoder(string? name, int bits, bool hasDashes = false, byte[]? values = null)
{
    private const int ByteBits = 8;
    private const byte None = 0xFF;

    // "61-"
    private const int DashedCharacters = 3;

    // The first two bytes of zlib are a multiple: https://www.rfc-editor.org/rfc/rfc1950#section-2.2
    private const int ZlibCheck = 31;

    // Which character has which value; 0xFF for none.
    private static readonly byte[] Sextets = ValuesOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", "-_");
    private static readonly byte[] Quintets = ValuesOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "");
    private static readonly byte[] LowerQuintets = ValuesOf("abcdefghijklmnopqrstuvwxyz234567", "");
    private static readonly byte[] HexQuintets = ValuesOf("0123456789ABCDEFGHIJKLMNOPQRSTUV", "");
    private static readonly byte[] LowerHexQuintets = ValuesOf("0123456789abcdefghijklmnopqrstuv", "");
    private static readonly byte[] Nibbles = ValuesOf("0123456789abcdef", "ABCDEF");

    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

    private readonly byte[] values = values ?? (bits switch { 4 => Nibbles, 6 => Sextets, _ => Bytes });
    private int held;
    private int heldBits;

    /// <summary>What the encoding is called in findings; null if the unit says it all.</summary>
    public string? Name => name;

    /// <summary>Gives bytes as they are.</summary>
    /// <param name="name">What the encoding that they were read from is called; null if the unit says it all.</param>
    public static RunDecoder OfBytes(string? name = null) => new(name, ByteBits);

    /// <summary>True for a character of base64 in either alphabet, which those of hex are, too.</summary>
    public static bool IsCharacter(byte value) => Sextets[value] != None;

    /// <summary>One for the same encoding that has read nothing yet.</summary>
    public RunDecoder Fresh() => new(name, bits, hasDashes, values);

    /// <summary>Decodes characters of the alphabet.</summary>
    /// <param name="characters">The characters, one byte each.</param>
    /// <param name="decoded">Receives the bytes: as many as there are characters are enough.</param>
    /// <returns>How many there are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Decode(ReadOnlySpan<byte> characters, Span<byte> decoded)
    {
        var count = 0;
        foreach (var character in characters)
        {
            if (hasDashes && character == '-')
            {
                continue;
            }

            // A letter beyond hex in a run of hex decodes to nonsense, which is scanned like anything else.
            held = (held << bits) | (values[character] & ((1 << bits) - 1));
            heldBits += bits;
            if (heldBits >= ByteBits)
            {
                heldBits -= ByteBits;
                decoded[count++] = (byte)(held >> heldBits);
                held &= (1 << heldBits) - 1;
            }
        }

        return count;
    }

    /// <summary>The first character that a decoded offset determines alone.</summary>
    public long FirstCharacter(long offset) => hasDashes ? offset * DashedCharacters : ((offset * ByteBits) + bits - 1) / bits;

    /// <summary>The character behind the last that the bytes before a decoded offset determine alone.</summary>
    public long EndCharacter(long offset) => hasDashes ? (offset * DashedCharacters) - 1 : offset * ByteBits / bits;

    /// <summary>The decoder of a run of hex with dashes that holds text, as .NET's BitConverter prints bytes; null if it is none.</summary>
    public static RunDecoder? OfDashes(ReadOnlySpan<byte> characters)
    {
        var highs = 0;
        for (var at = 0; at < characters.Length; at += DashedCharacters)
        {
            if (characters[at + 2] != '-' || Nibbles[characters[at]] == None || Nibbles[characters[at + 1]] == None)
            {
                return null;
            }

            highs += Nibbles[characters[at]] >> 3;
        }

        return highs <= 1 ? new("hex", 4, hasDashes: true) : null;
    }

    /// <summary>The decoder of a run of base32 that holds text; null if it is none.</summary>
    /// <param name="characters">Its first characters.</param>
    /// <param name="shift">How many of them stand before what is encoded.</param>
    /// <remarks>
    /// Of the first ones, some may be others. Half of them may be the one that is zero: in base64 of zeros all are. The alphabet with more digits is told by them.
    /// <see href="https://www.rfc-editor.org/rfc/rfc4648#section-7"/>
    /// </remarks>
    public static RunDecoder? OfBase32(ReadOnlySpan<byte> characters, out int shift)
    {
        const int OtherCharacters = 8, LeastBeyondHex = 4;
        shift = 0;
        var isLower = characters[OtherCharacters..].ContainsAnyInRange((byte)'a', (byte)'z');
        var (standard, hex) = isLower ? (LowerQuintets, LowerHexQuintets) : (Quintets, HexQuintets);

        // Half of its characters are no hexadecimal digits; those of hex behind a word are, and would be read as bytes without a high bit.
        var beyond = 0;
        foreach (var character in characters[OtherCharacters..])
        {
            beyond += Nibbles[character] == None ? 1 : 0;
        }

        var isHex = beyond >= LeastBeyondHex;
        var hasMoreDigits = characters.ContainsAny("0189"u8);
        return (isHex && hasMoreDigits ? OfBase32(characters, hex, "base32hex", ref shift) : null) ?? OfBase32(characters, standard, "base32", ref shift)
            ?? (isHex && !hasMoreDigits ? OfBase32(characters, hex, "base32hex", ref shift) : null);
    }

    private static RunDecoder? OfBase32(ReadOnlySpan<byte> characters, byte[] values, string name, ref int shift)
    {
        const int GroupCharacters = 8, Tolerated = 6;
        Span<byte> head = stackalloc byte[EncodedRuns.LeastCharacters];
        var first = characters.Length;
        var zeros = 0;
        for (; first > 0 && values[characters[first - 1]] != None; first--)
        {
            zeros += values[characters[first - 1]] == 0 ? 1 : 0;
        }

        for (shift = first; shift < first + GroupCharacters && first <= GroupCharacters && zeros <= characters.Length / 2; shift++)
        {
            TryDecodeHead(characters[shift..], values, 5, head, out var count);

            var others = 0;
            foreach (var value in head[..count])
            {
                others += value >= 0x80 ? 1 : 0;
            }

            if (others <= count / Tolerated)
            {
                return new(name, 5, hasDashes: false, values);
            }
        }

        return null;
    }

    /// <summary>The decoder of a run that begins a key file; null if it does not.</summary>
    /// <remarks>The first characters are those of DER, of Java's stores and of OpenPGP; most runs begin with others.</remarks>
    public static RunDecoder? OfKeyFile(ReadOnlySpan<byte> characters) => characters[0] switch
    {
        (byte)'M' or (byte)'/' or (byte)'_' or (byte)'z' or (byte)'l' or (byte)'x' when BeginsKeyFile(characters, Sextets, 6) => new("base64", 6),
        (byte)'3' or (byte)'f' or (byte)'F' or (byte)'c' or (byte)'C' or (byte)'9' when BeginsKeyFile(characters, Nibbles, 4) => new("hex", 4),
        _ => null,
    };

    /// <summary>The decoder of a run that begins an archive or a compressed file; null if it does not.</summary>
    /// <remarks>By the first bytes of gzip, zlib, zstd, xz, bzip2, zip, 7z, rar, lz4 and lzip. Whether it is one is known when there is more of it.</remarks>
    public static RunDecoder? OfContainer(ReadOnlySpan<byte> characters) => characters[0] switch
    {
        (byte)'H' or (byte)'e' or (byte)'K' or (byte)'/' or (byte)'_' or (byte)'Q' or (byte)'U' or (byte)'N' or (byte)'B' or (byte)'T' when BeginsContainer(characters, Sextets, 6) => new("base64", 6),
        (byte)'1' or (byte)'7' or (byte)'2' or (byte)'f' or (byte)'F' or (byte)'4' or (byte)'5' or (byte)'3' or (byte)'0' when BeginsContainer(characters, Nibbles, 4) => new("hex", 4),
        _ => null,
    };

    private static bool BeginsKeyFile(ReadOnlySpan<byte> characters, byte[] values, int bits)
    {
        Span<byte> head = stackalloc byte[EncodedRuns.LeastCharacters];
        return TryDecodeHead(characters, values, bits, head, out var count) && KeyFiles.ExtentOf(head[..count]) is not null;
    }

    private static bool BeginsContainer(ReadOnlySpan<byte> characters, byte[] values, int bits)
    {
        Span<byte> head = stackalloc byte[EncodedRuns.LeastCharacters];
        return TryDecodeHead(characters, values, bits, head, out _) && head switch
        {
            [0x1F, 0x8B, 8, ..] or [0x28, 0xB5, 0x2F, 0xFD, ..] or [0xFD, (byte)'7', (byte)'z', (byte)'X', ..] or [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', ..]
                or [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [4, 0x22, 0x4D, 0x18, ..]
                or [(byte)'L', (byte)'Z', (byte)'I', (byte)'P', ..] => true,
            [0x78, var flags, ..] => ((0x78 << 8) + flags) % ZlibCheck == 0,
            _ => false,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryDecodeHead(ReadOnlySpan<byte> characters, byte[] values, int bits, Span<byte> head, out int count)
    {
        count = 0;
        var (held, heldBits) = (0, 0);
        foreach (var character in characters)
        {
            if (values[character] == None)
            {
                return false;
            }

            held = (held << bits) | values[character];
            heldBits += bits;
            if (heldBits >= ByteBits)
            {
                heldBits -= ByteBits;
                head[count++] = (byte)(held >> heldBits);
            }
        }

        return true;
    }

    private static byte[] ValuesOf(string alphabet, string others)
    {
        var values = new byte[256];
        Array.Fill(values, None);
        for (var at = 0; at < alphabet.Length; at++)
        {
            values[alphabet[at]] = (byte)at;
        }

        for (var at = 0; at < others.Length; at++)
        {
            values[others[at]] = (byte)(alphabet.Length - others.Length + at);
        }

        return values;
    }
}
