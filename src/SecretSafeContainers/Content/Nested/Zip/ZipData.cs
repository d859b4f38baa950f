using System.IO.Compression;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Blobs;

namespace SecretSafeContainers.Content.Nested.Zip;

/// <summary>Opens the data of an entry by its method.</summary>
/// <remarks><see href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT"/>, section 4.4.5.</remarks>
internal static class ZipData
{
    /// <summary>The content; opening and reading throw nothing but what <see cref="INestedFormat"/> allows.</summary>
    /// <param name="zip">The archive; stays the caller's.</param>
    /// <param name="header">The entry's header.</param>
    /// <param name="start">Where its data begins.</param>
    /// <param name="what">How to name the entry in an error.</param>
    /// <remarks>Compressed data is read to its own end, not to the end that a header may lie about.</remarks>
    public static Stream Open(Stream zip, ZipRecord header, long start, string what)
    {
        if (header.IsEncrypted)
        {
            return new FailingStream(new SecretSafeException(DiagnosticCodes.UnsupportedFormat, what, "it is encrypted"));
        }

        var rest = new StreamSlice(zip, start, zip.Length - start);
        Stream? content = header.Method switch
        {
            0 => new StreamSlice(zip, start, Math.Min(header.StoredBytes, zip.Length - start)),
            8 => new DeflateStream(rest, CompressionMode.Decompress),
            20 or 93 => ZstdInflater.Open(rest),
            _ => null,
        };
        return content is not null
            ? new CompleteStream(content, header.Bytes)
            : new FailingStream(new SecretSafeException(DiagnosticCodes.UnsupportedFormat, what, $"zip method {header.Method} is not read"));
    }

    /// <summary>True for a method that a zip may have.</summary>
    public static bool IsMethod(int method) => method is >= 0 and <= 20 or >= 93 and <= 99;
}
