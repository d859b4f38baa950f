using System.Buffers.Binary;
using System.IO.Compression;

namespace SecretSafeContainers.Content.Nested;

/// <summary>A bare zlib stream, as git keeps its objects.</summary>
/// <remarks>
/// Its two bytes begin one of a thousand files that are something else. Random bytes do not survive 512 bytes of output: a fifth of deflate's fixed codes are
/// matches, and those reach before the start. <see href="https://www.rfc-editor.org/rfc/rfc1950"/>
/// </remarks>
internal sealed class ZlibFormat() : CompressedFormat((".zz", ""), (".zlib", ""))
{
    // Deflate with a window of 32 KiB, no dictionary: what every writer writes.
    /// <inheritdoc/>
    public override bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.Length >= 8 && head[0] == 0x78 && (head[1] & 0x20) == 0 && BinaryPrimitives.ReadUInt16BigEndian(head) % 31 == 0;

    /// <inheritdoc/>
    protected override Stream Open(Stream stored, DecoderMemory.Share memory) => new ZLibStream(stored, CompressionMode.Decompress, leaveOpen: true);
}
