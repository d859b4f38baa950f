using System.Buffers.Binary;
using SharpCompress.Compressors;
using SharpCompress.Compressors.BZip2;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Bzip2, all streams as one. Told by its own magic and that of the first block.</summary>
internal sealed class Bzip2Format() : CompressedFormat((".bz2", ""), (".tbz2", ".tar"), (".tbz", ".tar"))
{
    private const ulong Block = 0x314159265359;

    /// <inheritdoc/>
    public override bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.Length > 10 && head.StartsWith("BZh"u8) && head[3] is >= (byte)'1' and <= (byte)'9' && BinaryPrimitives.ReadUInt64BigEndian(head[2..]) << 16 >> 16 == Block;

    /// <summary>The uncompressed bytes.</summary>
    public static Stream Inflate(Stream stored) =>
        new GuardedDecoder(() => BZip2Stream.Create(stored, CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: true), "bzip2");

    /// <inheritdoc/>
    protected override Stream Open(Stream stored, DecoderMemory.Share memory) => Inflate(stored);
}
