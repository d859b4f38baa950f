namespace SecretSafeContainers.Content.Nested;

/// <summary>Lzip: LZMA with a header, a length and a checksum.</summary>
/// <remarks><see href="https://www.nongnu.org/lzip/manual/lzip_manual.html#File-format"/></remarks>
internal sealed class LzipFormat() : CompressedFormat((".lz", ""), (".tlz", ".tar"))
{
    private const int LargestDictionary = 29;

    // Version 1, and a dictionary of 2 to the power of its last five bits.
    /// <inheritdoc/>
    public override bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.Length > 6 && head.StartsWith("LZIP\u0001"u8) && (head[5] & 0x1F) is >= 12 and <= LargestDictionary;

    /// <inheritdoc/>
    protected override Stream Open(Stream stored, DecoderMemory.Share memory) => new LzipInflater(stored, memory);
}
