using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SecretSafeContainers.Images.Blobs;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>Makes a JSON document of a statement that is none: an SBOM as text, a signature in a binary form.</summary>
internal static class TextDocument
{
    /// <summary>Bytes of such a statement; it grows when it is written as JSON.</summary>
    private const int MaxBytes = ImageLimits.LooseBytes;

    /// <summary>
    /// A document whose one string holds the content: as text if it is UTF-8, else one character for each byte, so that every ASCII text in it can be found.
    /// Null if it is compressed or an archive, where text cannot be seen, or too long.
    /// </summary>
    public static byte[]? TryWrap(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        var isZip = bytes.StartsWith("PK\u0003\u0004"u8);
        if (bytes.Length > MaxBytes || isZip || MagicBytes.Detect(bytes[..Math.Min(bytes.Length, MagicBytes.Length)]) != Compression.None)
        {
            return null;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("content", Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes));
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
