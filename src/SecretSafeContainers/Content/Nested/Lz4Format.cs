using System.Buffers.Binary;

namespace SecretSafeContainers.Content.Nested;

/// <summary>LZ4 in frames, skippable ones (which zstd has as well) among them. The frame header's own checksum decides.</summary>
internal sealed class Lz4Format() : CompressedFormat((".lz4", ""), (".tlz4", ".tar"))
{
    /// <inheritdoc/>
    public override bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.Length > 10 && BinaryPrimitives.ReadUInt32LittleEndian(head) is Lz4Inflater.Magic or (>= 0x184D2A50 and <= 0x184D2A5F);

    /// <inheritdoc/>
    protected override Stream Open(Stream stored, DecoderMemory.Share memory) => new Lz4Inflater(stored);
}
