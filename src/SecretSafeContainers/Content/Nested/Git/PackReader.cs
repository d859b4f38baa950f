using System.Buffers.Binary;
using SharpCompress.Compressors;
using SharpCompress.Compressors.Deflate;

namespace SecretSafeContainers.Content.Nested.Git;

/// <summary>Reads the pieces of a pack as they are stored.</summary>
/// <param name="stored">The pack, which can seek; stays the caller's.</param>
internal sealed class PackReader(Stream stored) : IDisposable
{
    private const int IdBytes = 20;

    private readonly BinaryReader reader = new(stored, System.Text.Encoding.UTF8, leaveOpen: true);

    /// <summary>How many objects there are.</summary>
    public uint ReadCount()
    {
        stored.Position = 8;
        return BinaryPrimitives.ReverseEndianness(reader.ReadUInt32());
    }

    /// <summary>What stands before an object; null if that is damaged.</summary>
    public PackHeader? ReadHeader(long at)
    {
        stored.Position = at;
        try
        {
            var first = reader.ReadByte();
            var type = first >> 4 & 7;
            long size = first & 0xF;
            for (var (shift, next) = (4, first); next >= 0x80 && shift < 60; shift += 7)
            {
                next = reader.ReadByte();
                size |= (long)(next & 0x7F) << shift;
            }

            var header = type switch
            {
                >= 1 and <= 4 => new PackHeader(type, size, 0),
                PackHeader.OffsetDelta => new PackHeader(type, size, 0) { BaseAt = at - ReadDistance() },
                PackHeader.ReferenceDelta => new PackHeader(type, size, 0) { BaseId = Convert.ToHexStringLower(reader.ReadBytes(IdBytes)) },
                _ => null,
            };
            return header is null || header.BaseAt < 0 ? null : header with { DataAt = stored.Position };
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>The content, uncompressed.</summary>
    public Stream OpenContent(PackHeader header) => new GuardedDecoder(() => Inflate(header), "zlib");

    /// <summary>Where the data of a content ends, which is read for that; null if it is damaged.</summary>
    public long? EndOf(PackHeader header)
    {
        try
        {
            return GuardedDecoder.Guard(
                () =>
                {
                    using var content = Inflate(header);
                    content.CopyTo(Stream.Null);
                    return header.DataAt + content.TotalIn;
                },
                "zlib");
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>All of a content, and where its data ends; no content if it is damaged.</summary>
    public (byte[]? Bytes, long End) ReadContent(PackHeader header)
    {
        try
        {
            return GuardedDecoder.Guard(() => ReadAll(header), "zlib");
        }
        catch (InvalidDataException)
        {
            return (null, 0);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private (byte[]? Bytes, long End) ReadAll(PackHeader header)
    {
        using var content = Inflate(header);
        var bytes = new byte[header.Size];
        var length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        Span<byte> more = stackalloc byte[1];
        return length < bytes.Length || content.ReadAtLeast(more, 1, throwOnEndOfStream: false) > 0 ? (null, 0) : (bytes, header.DataAt + content.TotalIn);
    }

    // The platform's decoder does not tell where its data ends.
    private ZlibStream Inflate(PackHeader header) => new(new StreamSlice(stored, header.DataAt, stored.Length - header.DataAt), CompressionMode.Decompress);

    // Each byte adds seven bits, and one to what came before.
    private long ReadDistance()
    {
        var next = reader.ReadByte();
        long distance = next & 0x7F;
        for (var count = 0; next >= 0x80 && count < 8; count++)
        {
            next = reader.ReadByte();
            distance = ((distance + 1) << 7) | (uint)(next & 0x7F);
        }

        return distance;
    }
}
