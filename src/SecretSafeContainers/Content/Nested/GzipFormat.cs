using System.Buffers.Binary;
using System.Collections.Immutable;
using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Blobs;
using SecretSafeContainers.Images.Tar;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Gzip, all members as one. The header's name and comment are texts of the entry.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc1952"/></remarks>
internal sealed class GzipFormat() : CompressedFormat((".gz", ""), (".tgz", ".tar"), (".svgz", ".svg"), (".gzip", ""), (".binlog", ".records"))
{
    private const int FixedBytes = 10;
    private const int HasExtra = 4;
    private const int HasName = 8;
    private const int HasComment = 16;
    private const int Reserved = 0xE0;

    /// <inheritdoc/>
    public override bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.Length > FixedBytes && head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) && (head[3] & Reserved) == 0;

    /// <inheritdoc/>
    protected override Stream Open(Stream stored, DecoderMemory.Share memory) => new PaddedGzip(new GzipInflater(stored), stored);

    /// <inheritdoc/>
    protected override bool TryReadHeader(Stream stored, out string name, out ImmutableArray<KeyValuePair<string, string>> texts)
    {
        (name, texts) = ("", []);
        Span<byte> header = stackalloc byte[FixedBytes];
        if (stored.ReadAtLeast(header, FixedBytes, throwOnEndOfStream: false) < FixedBytes)
        {
            return false;
        }

        if ((header[3] & HasExtra) != 0)
        {
            Span<byte> length = stackalloc byte[2];
            if (stored.ReadAtLeast(length, 2, throwOnEndOfStream: false) < 2)
            {
                return false;
            }

            stored.Position += BinaryPrimitives.ReadUInt16LittleEndian(length);
        }

        var comment = "";
        if (((header[3] & HasName) != 0 && !TryReadText(stored, out name)) || ((header[3] & HasComment) != 0 && !TryReadText(stored, out comment)))
        {
            return false;
        }

        texts = comment.Length == 0 ? [] : [KeyValuePair.Create("comment", comment)];
        return true;
    }

    private static bool TryReadText(Stream stored, out string text)
    {
        var bytes = new List<byte>();
        int next;
        while ((next = stored.ReadByte()) > 0 && bytes.Count < ImageLimits.PathBytes)
        {
            bytes.Add((byte)next);
        }

        text = TarHeader.Text([.. bytes]);
        return next == 0;
    }
}
