namespace SecretSafeContainers.Content.Nested;

/// <summary>The bounds of one audit; the defaults are those of <see cref="NestingLimits"/>.</summary>
internal sealed record NestingBounds
{
    /// <summary>Containers around the innermost content.</summary>
    public int Depth { get; init; } = NestingLimits.Depth;

    /// <summary>Expanded bytes for each stored byte of a file.</summary>
    public int Ratio { get; init; } = NestingLimits.Ratio;

    /// <summary>Expanded bytes of a file whatever its ratio.</summary>
    public long SmallBytes { get; init; } = NestingLimits.SmallBytes;

    /// <summary>Expanded bytes of a file.</summary>
    public long FileBytes { get; init; } = NestingLimits.FileBytes;

    /// <summary>Expanded bytes of an image.</summary>
    public long ImageBytes { get; init; } = NestingLimits.ImageBytes;

    /// <summary>Stored bytes of a file that is opened.</summary>
    public long StoredBytes { get; init; } = NestingLimits.StoredBytes;

    /// <summary>Entries of a file's archives.</summary>
    public int Entries { get; init; } = NestingLimits.Entries;

    /// <summary>Bytes of all dictionaries and windows at one moment.</summary>
    public long DecoderBytes { get; init; } = NestingLimits.DecoderBytes;

    /// <summary>Time for a file.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(NestingLimits.Seconds);
}
