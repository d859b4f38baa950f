using System.Buffers.Binary;
using System.IO.Hashing;
using SharpCompress.Archives.SevenZip;
using SharpCompress.Readers;

namespace SecretSafeContainers.Content.Nested;

/// <summary>7z. Told by its magic, and by the checksum over the place of its list of entries.</summary>
/// <remarks><see href="https://www.7-zip.org/7z.html"/></remarks>
internal sealed class SevenZipFormat() : LibraryFormat("7z")
{
    private const int HeaderBytes = 32;

    /// <inheritdoc/>
    public override bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.Length >= HeaderBytes
        && head.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C])
        && Crc32.HashToUInt32(head[12..HeaderBytes]) == BinaryPrimitives.ReadUInt32LittleEndian(head[8..]);

    /// <inheritdoc/>
    protected override bool IsComplete(Stream stored)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        stored.ReadExactly(header);
        stored.Position = 0;
        var (offset, size) = (BinaryPrimitives.ReadUInt64LittleEndian(header[12..]), BinaryPrimitives.ReadUInt64LittleEndian(header[20..]));
        return offset <= (ulong)stored.Length && size <= (ulong)stored.Length && HeaderBytes + offset + size <= (ulong)stored.Length;
    }

    /// <inheritdoc/>
    protected override long? MemoryOf(Stream stored) => SevenZipHeader.MemoryOf(stored);

    /// <inheritdoc/>
    protected override IReader Open(Stream stored) => SevenZipArchive.OpenArchive(stored, Options).ExtractAllEntries();
}
