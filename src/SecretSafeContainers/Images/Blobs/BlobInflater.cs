using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Blobs;

/// <summary>Opens the uncompressed bytes behind stored ones, by what the first bytes show.</summary>
internal static class BlobInflater
{
    /// <summary>The uncompressed bytes; damage is an <see cref="InvalidDataException"/>. Where nothing is compressed it is the input itself.</summary>
    /// <param name="stored">The stored bytes, from their start; stay the caller's.</param>
    /// <param name="compression">What their first bytes show.</param>
    /// <param name="name">How to name them in an error.</param>
    /// <param name="aside">Takes what is no content; null if nobody looks at it, or all stored bytes are looked at.</param>
    /// <exception cref="SecretSafeException">A compression that is not read here (SSC4006).</exception>
    public static Stream Open(Stream stored, Compression compression, string name, BytesAside? aside = null) => compression switch
    {
        Compression.Gzip => new GzipInflater(stored, aside),
        Compression.Zstd => ZstdInflater.Open(aside is null ? stored : new ZstdSkippableFrames(stored, aside)),
        Compression.None => stored,
        _ => throw new SecretSafeException(DiagnosticCodes.UnsupportedFormat, name, "its compression (xz or bzip2) is not read as a layer"),
    };
}
