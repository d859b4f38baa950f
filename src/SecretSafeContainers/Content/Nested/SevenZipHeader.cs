using System.Buffers.Binary;
using SharpCompress.Compressors.LZMA;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Reads as much of a 7z archive's header as tells what memory its decoders ask for: the library would give it to them.</summary>
/// <remarks><see href="https://py7zr.readthedocs.io/en/latest/archive_format.html"/></remarks>
internal static class SevenZipHeader
{
    private const int StartBytes = 32;
    private const int MostBytes = 64 * 1024 * 1024;
    private const byte IsEncoded = 0x17;
    private const byte LzmaPropertyBytes = 5;

    /// <summary>The largest dictionary or model of any coder, in bytes; null if the header is encrypted, or packed in a way that is not read.</summary>
    /// <exception cref="InvalidDataException">The header is damaged.</exception>
    public static long? MemoryOf(Stream stored)
    {
        Span<byte> start = stackalloc byte[StartBytes];
        stored.Position = 0;
        stored.ReadExactly(start);
        var header = Read(stored, StartBytes + BinaryPrimitives.ReadInt64LittleEndian(start[12..]), BinaryPrimitives.ReadInt64LittleEndian(start[20..]));
        var memory = Largest(header);
        if (header is not [IsEncoded, ..] || memory > NestingLimits.DictionaryBytes)
        {
            return memory;
        }

        return Decode(stored, header) is { } decoded && decoded is not [IsEncoded, ..] ? Largest(decoded) : null;
    }

    private static byte[] Read(Stream stored, long at, long length)
    {
        if (length > MostBytes)
        {
            throw new InvalidDataException("its header is too long");
        }

        var bytes = new byte[length];
        stored.Position = at;
        stored.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>
    /// The largest number that stands where a coder's properties would. Other bytes may look alike (a name is not likely to): then a sound archive is refused, never an unsound one read.
    /// </summary>
    private static long Largest(ReadOnlySpan<byte> header)
    {
        long largest = 0;
        for (var at = 0; at < header.Length; at++)
        {
            largest = Math.Max(largest, header[at..] switch
            {
                [0x23, 3, 1, 1, LzmaPropertyBytes, _, .. { Length: >= 4 } size] => BinaryPrimitives.ReadUInt32LittleEndian(size),
                [0x23, 3, 4, 1, LzmaPropertyBytes, _, .. { Length: >= 4 } size] => BinaryPrimitives.ReadUInt32LittleEndian(size),
                [0x21, 0x21, 1, <= 40 and var bits, ..] => (2L | (uint)(bits & 1)) << ((bits / 2) + 11),
                _ => 0,
            });
        }

        return largest;
    }

    /// <summary>Unpacks a header that is itself a stream of LZMA, as every writer packs it; null if it is packed otherwise.</summary>
    private static byte[]? Decode(Stream stored, ReadOnlySpan<byte> header)
    {
        var at = 1;
        if (header[at++] != 6)
        {
            return null;
        }

        var place = StartBytes + Number(header, ref at);
        var streams = Number(header, ref at);
        long packed = 0;
        for (var property = header[at++]; property != 0; property = header[at++])
        {
            if (property == 9)
            {
                packed = Number(header, ref at);
            }
            else
            {
                at += 5;
            }
        }

        if (streams != 1 || header[at..] is not [7, 0x0B, 1, 0, 1, 0x23, 3, 1, 1, LzmaPropertyBytes, .. var rest] || rest[LzmaPropertyBytes] != 0x0C)
        {
            return null;
        }

        at = LzmaPropertyBytes + 1;
        var length = Number(rest, ref at);
        if (length > MostBytes)
        {
            throw new InvalidDataException("its header is too long");
        }

        stored.Position = place;
        using var decoder = LzmaStream.Create(rest[..LzmaPropertyBytes].ToArray(), stored, packed, length, leaveOpen: true);
        var decoded = new byte[length];
        decoder.ReadExactly(decoded);
        return decoded;
    }

    /// <summary>The leading ones of the first byte tell how many bytes follow; its other bits are the number's highest.</summary>
    private static long Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        var first = bytes[at++];
        long number = 0;
        var shift = 0;
        for (var mask = 0x80; mask > 0 && (first & mask) != 0; mask >>= 1, shift += 8)
        {
            number |= (long)bytes[at++] << shift;
        }

        return shift == 64 ? number & long.MaxValue : number | ((long)(first & ((1 << (7 - (shift / 8))) - 1)) << shift);
    }
}
