using System.IO.Compression;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Blobs;
using SharpCompress.Compressors.Deflate64;

namespace SecretSafeContainers.Content.Nested.Zip;

/// <summary>Opens the data of an entry by its method.</summary>
/// <remarks><see href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT"/>, section 4.4.5.</remarks>
internal static class ZipData
{
    /// <summary>The stored bytes. Data that knows its end (deflate, LZMA) is read to it, not to the end that a header may lie about.</summary>
    /// <param name="zip">The archive; stays the caller's.</param>
    /// <param name="header">The entry's header.</param>
    /// <param name="start">Where its data begins.</param>
    public static StreamSlice SliceOf(Stream zip, ZipRecord header, long start)
    {
        var rest = zip.Length - start;
        return new StreamSlice(zip, start, header.Method is 8 or 9 or 14 ? rest : Math.Min(header.StoredBytes, rest));
    }

    /// <summary>The content; opening and reading throw nothing but what <see cref="INestedFormat"/> allows.</summary>
    /// <param name="header">The entry's header.</param>
    /// <param name="data">What <see cref="SliceOf"/> gave; stays the caller's.</param>
    /// <param name="memory">What its decoder may have, given back when the next entry is opened; stays the caller's.</param>
    /// <param name="what">How to name the entry in an error.</param>
    public static Stream Open(ZipRecord header, StreamSlice data, DecoderMemory.Share memory, string what)
    {
        memory.Dispose();
        if (header.IsEncrypted)
        {
            return new FailingStream(new SecretSafeException(DiagnosticCodes.UnsupportedFormat, what, "it is encrypted"));
        }

        var (dictionary, limit) = header.Method switch
        {
            14 => (ZipLzma.DictionaryOf(data.Source, data.Start), NestingLimits.DictionaryBytes),
            98 => (ZipPpmd.ModelOf(data.Source, data.Start), NestingLimits.DictionaryBytes),
            20 or 93 => (ZstdFrames.WindowOf(data.Source, data.Start, data.Start + data.Length), NestingLimits.WindowBytes),
            _ => default,
        };
        if (memory.Refuse(dictionary, limit) is { } refusal)
        {
            return new FailingStream(new SecretSafeException(DiagnosticCodes.LimitReached, what, refusal));
        }

        Stream? content = header.Method switch
        {
            0 => data,
            8 => new DeflateStream(data, CompressionMode.Decompress),
            9 => new GuardedDecoder(() => new Deflate64Stream(data, SharpCompress.Compressors.CompressionMode.Decompress), "deflate64"),
            12 => Bzip2Format.Inflate(data),
            14 => ZipLzma.Open(data, header),
            95 => new XzInflater(data, memory),
            98 => ZipPpmd.Open(data),
            20 or 93 => new GuardedDecoder(() => ZstdInflater.Open(data), "zstd"),
            _ => null,
        };
        return content is not null
            ? new CompleteStream(content, header.Bytes)
            : new FailingStream(new SecretSafeException(DiagnosticCodes.UnsupportedFormat, what, $"zip method {header.Method} is not read"));
    }

    /// <summary>True for a method that a zip may have.</summary>
    public static bool IsMethod(int method) => method is >= 0 and <= 20 or >= 93 and <= 99;
}
