namespace SecretSafeContainers.Images.Tar;

/// <summary>Bounds on one tar; the defaults are those of <see cref="ImageLimits"/>.</summary>
internal sealed record TarLimits
{
    /// <summary>What layers and archives are read with.</summary>
    public static readonly TarLimits Default = new();

    /// <summary>Entries of the whole tar.</summary>
    public int Entries { get; init; } = ImageLimits.Entries;

    /// <summary>Bytes of one path or link target.</summary>
    public int PathBytes { get; init; } = ImageLimits.PathBytes;

    /// <summary>Bytes of all extended headers of one entry.</summary>
    public int AttributeBytes { get; init; } = ImageLimits.AttributeBytes;

    /// <summary>Bytes of the whole tar.</summary>
    public long Bytes { get; init; } = ImageLimits.LayerBytes;
}
