using System.Buffers.Binary;
using SecretSafeContainers.Images.Blobs;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Walks over the frames of zstd data, as a decoder does, without decoding them.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8878#section-3.1"/></remarks>
internal static class ZstdFrames
{
    private const int LongestHeader = 18;

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
            if (ZstdFrame.IsSkippable(magic))
            {
                at += (2 * sizeof(uint)) + BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
                continue;
            }

            if (magic != ZstdFrame.Magic)
            {
                break;
            }

            largest = Math.Max(largest, WindowOf(header, out var length));
            at = EndOfBlocks(stored, at + length, end) + (ZstdFrame.HasChecksum(header[4]) ? ZstdFrame.ChecksumBytes : 0);
        }

        stored.Position = start;
        return largest;
    }

    private static long WindowOf(ReadOnlySpan<byte> header, out int length)
    {
        var descriptor = header[4];
        var sizeAt = 5 + ZstdFrame.BytesBeforeSize(descriptor);
        var sizeBytes = ZstdFrame.SizeBytes(descriptor);
        length = sizeAt + sizeBytes;
        if (!ZstdFrame.IsSingleSegment(descriptor))
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
            if (stored.ReadAtLeast(header[..ZstdFrame.BlockHeaderBytes], ZstdFrame.BlockHeaderBytes, throwOnEndOfStream: false) < ZstdFrame.BlockHeaderBytes)
            {
                return end;
            }

            var block = BinaryPrimitives.ReadUInt32LittleEndian(header) & 0xFFFFFF;
            at += ZstdFrame.BlockHeaderBytes + ZstdFrame.BlockBytes(block);
            if (ZstdFrame.IsLastBlock(block))
            {
                return at;
            }
        }

        return end;
    }
}
