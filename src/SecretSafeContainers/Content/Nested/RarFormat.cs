using System.Buffers.Binary;
using System.IO.Hashing;
using SharpCompress.Readers;
using SharpCompress.Readers.Rar;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Rar, versions 1.5 to 5. Told by the magic and the checksum of the first header.</summary>
/// <remarks><see href="https://www.rarlab.com/technote.htm"/></remarks>
internal sealed class RarFormat() : LibraryFormat("rar")
{
    private const int MagicBytes = 7;

    // The magic, a first header, and the shortest of a file.
    private const int ShortestBytes = 48;

    /// <inheritdoc/>
    public override bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.Length > 20 && head.StartsWith("Rar!\u001a\u0007"u8) && (head[6] == 0 ? HasHeader4(head[MagicBytes..]) : head[6] == 1 && head[7] == 0 && HasHeader5(head[(MagicBytes + 1)..]));

    /// <inheritdoc/>
    protected override bool IsComplete(Stream stored) => stored.Length >= ShortestBytes;

    /// <inheritdoc/>
    protected override long? MemoryOf(Stream stored) => RarHeaders.MemoryOf(stored);

    /// <inheritdoc/>
    protected override IReader Open(Stream stored) => RarReader.OpenReader(stored, Options);

    /// <summary>Half a checksum, type, flags, and the length of all.</summary>
    private static bool HasHeader4(ReadOnlySpan<byte> header)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(header[5..]);
        return length > 2 && length <= header.Length && (ushort)Crc32.HashToUInt32(header[2..length]) == BinaryPrimitives.ReadUInt16LittleEndian(header);
    }

    /// <summary>A checksum, and the length of what follows it in one byte or two.</summary>
    private static bool HasHeader5(ReadOnlySpan<byte> header)
    {
        var isLong = header[4] >= 0x80;
        var length = isLong ? 6 + (header[4] & 0x7F) + (header[5] << 7) : 5 + header[4];
        return length <= header.Length && Crc32.HashToUInt32(header[4..length]) == BinaryPrimitives.ReadUInt32LittleEndian(header);
    }
}
