namespace SecretSafeContainers.Content.Nested;

/// <summary>
/// Bounds on what archives and compressed files inside an image may ask of us. What lies beyond one is reported as skipped (SSC4007); the stored bytes are
/// searched all the same, and so is the rest of the image.
/// </summary>
public static class NestingLimits
{
    /// <summary>Archives and compressions around the innermost content that is looked into; <c>a.tar.gz</c> counts as two. Real images need three or four.</summary>
    public const int Depth = 6;

    /// <summary>Bytes that a file may expand to for each stored one. Text compresses to a tenth or a hundredth, deflated zeros to a thousandth.</summary>
    public const int Ratio = 250;

    /// <summary>Bytes that a file may expand to whatever its ratio: small files of zeros are no attack.</summary>
    public const long SmallBytes = 512L * 1024 * 1024;

    /// <summary>Bytes that one file of the image may expand to, all levels together.</summary>
    public const long FileBytes = 32L * 1024 * 1024 * 1024;

    /// <summary>Bytes that all files of an image may expand to.</summary>
    public const long ImageBytes = 128L * 1024 * 1024 * 1024;

    /// <summary>Stored bytes of a file that is opened: it has to lie in a temporary file while it is.</summary>
    public const long StoredBytes = 8L * 1024 * 1024 * 1024;

    /// <summary>Bytes of an archive or compressed file that stands in base64 or hex: it is kept in memory until it is opened.</summary>
    public const int EncodedBytes = 8 * 1024 * 1024;

    /// <summary>Entries of all archives in one file of the image. The sources of a large browser have 400,000.</summary>
    public const int Entries = 500_000;

    /// <summary>Time for one file of the image, in seconds: its expansion, and the search of what comes out.</summary>
    public const int Seconds = 300;

    /// <summary>Characters of an entry's name that a report repeats; the name is searched whole.</summary>
    public const int NameCharacters = 1024;

    /// <summary>Bytes of a dictionary that a decoder is given: that of <c>xz -9</c>.</summary>
    public const int DictionaryBytes = 64 * 1024 * 1024;

    /// <summary>Bytes of a window that zstd is given: what its own tool allows unless told otherwise.</summary>
    public const int WindowBytes = 128 * 1024 * 1024;

    /// <summary>Bytes that all dictionaries and windows have at one moment, those of archives in archives together.</summary>
    public const int DecoderBytes = 128 * 1024 * 1024;

    /// <summary>Unread pieces of nested content that a report lists of one layer.</summary>
    public const int Skipped = 1_000;
}
