namespace SecretSafeContainers.Content.Nested;

/// <summary>Xz: all streams as one, padding between them passed over.</summary>
/// <remarks><see href="https://tukaani.org/xz/xz-file-format.txt"/></remarks>
internal sealed class XzFormat() : CompressedFormat((".xz", ""), (".txz", ".tar"))
{
    private const int HeaderBytes = 12;

    /// <summary>The first bytes.</summary>
    public static ReadOnlySpan<byte> Magic => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    /// <inheritdoc/>
    public override bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.Length > HeaderBytes && head.StartsWith(Magic);

    /// <inheritdoc/>
    protected override Stream Open(Stream stored, DecoderMemory.Share memory) => new XzInflater(stored, memory);
}
