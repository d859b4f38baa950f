using System.Buffers.Binary;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Walks over the frames of zstd data, as a decoder does, without decoding them.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8878#section-3.1"/></remarks>
internal static class ZstdFrames
{
    /// <summary>How a frame begins, read as little-endian.</summary>
    public const uint Magic = 0xFD2FB528;

    private const int LongestHeader = 18;
    private const int BlockHeaderBytes = 3;
    private const int RepeatedByte = 1;

    /// <summary>The largest window that any frame asks for, in bytes; <see cref="long.MaxValue"/> for more than that. What follows damage counts no more.</summary>
    /// <param name="stored">The data, which can seek. Its position is where the data begins afterwards.</param>
    /// <param name="start">Where the data begins.</param>
    /// <param name="end">Where it ends.</param>
    public static long WindowOf(Stream stored, long start, long end)
    {
        long largest = 0;
        Span<byte> header = stackalloc byte[LongestHeader];
        for (var at = start; at < end;)
        {
            header.Clear();
            stored.Position = at;
            if (stored.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < 2 * sizeof(uint))
            {
                break;
            }

            var magic = BinaryPrimitives.ReadUInt32LittleEndian(header);
            if (magic is >= 0x184D2A50 and <= 0x184D2A5F)
            {
                at += (2 * sizeof(uint)) + BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
                continue;
            }

            if (magic != Magic)
            {
                break;
            }

            largest = Math.Max(largest, WindowOf(header, out var length));
            at = EndOfBlocks(stored, at + length, end) + ((header[4] & 4) == 0 ? 0 : sizeof(uint));
        }

        stored.Position = start;
        return largest;
    }

    private static long WindowOf(ReadOnlySpan<byte> header, out int length)
    {
        // The lengths of the dictionary's id are 0, 1, 2 and 4; those of the content's size 0 (1 for a single segment), 2, 4 and 8.
        var descriptor = header[4];
        var isSingle = (descriptor & 0x20) != 0;
        var sizeAt = 5 + (isSingle ? 0 : 1) + ((1 << (descriptor & 3)) >> 1);
        var sizeBytes = (descriptor >> 6) == 0 ? (isSingle ? 1 : 0) : 1 << (descriptor >> 6);
        length = sizeAt + sizeBytes;
        if (!isSingle)
        {
            return (1L << (10 + (header[5] >> 3))) / 8 * (8 + (header[5] & 7));
        }

        // A single segment's window is its content.
        var size = header[sizeAt..];
        return sizeBytes switch
        {
            1 => size[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(size) + 256L,
            4 => BinaryPrimitives.ReadUInt32LittleEndian(size),
            _ => (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(size), long.MaxValue),
        };
    }

    private static long EndOfBlocks(Stream stored, long at, long end)
    {
        Span<byte> header = stackalloc byte[sizeof(uint)];
        while (at < end)
        {
            stored.Position = at;
            if (stored.ReadAtLeast(header[..BlockHeaderBytes], BlockHeaderBytes, throwOnEndOfStream: false) < BlockHeaderBytes)
            {
                return end;
            }

            var block = BinaryPrimitives.ReadUInt32LittleEndian(header) & 0xFFFFFF;
            at += BlockHeaderBytes + ((block >> 1 & 3) == RepeatedByte ? 1 : block >> 3);
            if ((block & 1) != 0)
            {
                return at;
            }
        }

        return end;
    }
}
