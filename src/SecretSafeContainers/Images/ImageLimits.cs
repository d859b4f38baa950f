namespace SecretSafeContainers.Images;

/// <summary>Bounds on what an untrusted image may ask of us. What lies beyond one is reported as skipped (SSC4007).</summary>
public static class ImageLimits
{
    /// <summary>Bytes of one JSON document. Registries refuse manifests over 4 MiB; attestations with a large provenance are bigger.</summary>
    public const int DocumentBytes = 32 * 1024 * 1024;

    /// <summary>Bytes of all documents of one image together: several times the largest known provenance.</summary>
    public const int DocumentsBytes = 64 * 1024 * 1024;

    /// <summary>Depth of nested indexes. The specification allows nesting; real images use two levels.</summary>
    public const int IndexDepth = 4;

    /// <summary>Manifests reached from one reference.</summary>
    public const int Manifests = 1024;

    /// <summary>Layers of one image. Docker's own limit is 127.</summary>
    public const int Layers = 1024;

    /// <summary>Members of one archive, which are held in memory. Docker's older form has four for each layer.</summary>
    public const int ArchiveMembers = 100_000;

    /// <summary>Bytes of a member's path in an archive. Real ones have about a hundred.</summary>
    public const int ArchivePathBytes = 1024;

    /// <summary>Bytes of one member of an archive that nothing names, to be read as a document. Docker's legacy JSON has some thousands.</summary>
    public const int LooseBytes = 4 * 1024 * 1024;

    /// <summary>Links from one member of an archive to another. Docker writes one.</summary>
    public const int ArchiveLinks = 8;

    /// <summary>Depth of folders below one that is read as a layer.</summary>
    public const int FolderDepth = 256;

    /// <summary>Entries of one layer: several times the largest known images.</summary>
    public const int Entries = 4_000_000;

    /// <summary>Bytes of one path or link target; Linux' PATH_MAX is 4,096.</summary>
    public const int PathBytes = 64 * 1024;

    /// <summary>Bytes of all pax records of one entry.</summary>
    public const int AttributeBytes = 1024 * 1024;

    /// <summary>Bytes of a compressed layer that are no content: headers' texts and frames to be skipped. The table of contents of <c>zstd:chunked</c> has some 100 for each file.</summary>
    public const int BytesAside = 256 * 1024 * 1024;

    /// <summary>Frames of a compressed layer that are no content. <c>zstd:chunked</c> writes three or four.</summary>
    public const int PiecesAside = 10_000;

    /// <summary>Uncompressed bytes of one layer.</summary>
    public const long LayerBytes = 1L << 40;

    /// <summary>Depth of nested JSON values.</summary>
    public const int JsonDepth = 64;

    /// <summary>Keys, values and brackets of a manifest, index or config; real ones have some thousands.</summary>
    public const int JsonTokens = 1_000_000;
}
