namespace SecretSafeContainers.Images.Blobs;

/// <summary>How stored bytes are compressed, seen from their first bytes.</summary>
internal enum Compression
{
    /// <summary>Not, as far as we know: read as they are.</summary>
    None,

    /// <summary>RFC 1952.</summary>
    Gzip,

    /// <summary>RFC 8878; a stream may begin with a skippable frame.</summary>
    Zstd,

    /// <summary>xz or bzip2: Docker unpacks them, no builder writes them, and we do not read them as layers.</summary>
    Unsupported,
}
