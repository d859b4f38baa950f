namespace SecretSafeContainers.Caching;

/// <summary>Bounds on what the cache keeps and believes.</summary>
internal static class CacheLimits
{
    /// <summary>Bytes of an entry. A file of a layer takes twelve, so this is a layer of more than a million files; one that is larger is scanned each time.</summary>
    public const int EntryBytes = 16 * 1024 * 1024;

    /// <summary>Bytes of all entries: nearly all have a few hundred kilobytes.</summary>
    public const long FolderBytes = 256L * 1024 * 1024;

    /// <summary>Entries in all. An image has ten or twenty layers.</summary>
    public const int Entries = 8192;

    /// <summary>Parts of the folder. A write tidies up its own, so that no run has to list all.</summary>
    public const int Shards = 16;

    /// <summary>Files of a shard that are looked at: whoever puts more there gets no eviction.</summary>
    public const int Listed = 16 * Entries / Shards;

    /// <summary>Secrets that an entry answers for; the oldest are dropped. A build knows up to 400, and some of them are new in each job.</summary>
    public const int Secrets = 4096;

    /// <summary>So much may the clock of whoever mints tokens be ahead of ours.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(10);

    /// <summary>How exactly it is remembered when an entry was last used: what is used often is not written to each time.</summary>
    public static readonly TimeSpan UsePrecision = TimeSpan.FromHours(1);
}
