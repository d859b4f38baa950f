using System.Collections.Immutable;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Engines;

/// <summary>What the SDK says that it published.</summary>
public sealed record PublishedImages
{
    /// <summary>How a person names the destination: <c>registry/repository:tag</c>, an archive's path.</summary>
    public required string Destination { get; init; }

    /// <summary>The images, one for each platform.</summary>
    public required ImmutableArray<GeneratedImage> Images { get; init; }

    /// <summary>The index over several images, or null.</summary>
    public GeneratedIndex? Index { get; init; }

    /// <summary>Absolute path of the archive, or null if they went elsewhere.</summary>
    public string? Archive { get; init; }

    /// <summary>Host of the registry, or null if they went elsewhere.</summary>
    public string? Registry { get; init; }

    /// <summary>The repository: the name without registry and tag.</summary>
    public string Repository { get; init; } = "";

    /// <summary>The names in the registry or engine; none in an archive.</summary>
    public ImmutableArray<PublishedName> Names { get; init; } = [];

    /// <summary>Which engine the user chose, <c>Docker</c> or <c>Podman</c>; null for the one that the SDK finds. Only without archive and registry.</summary>
    public string? Engine { get; init; }

    /// <summary>Where base layers come from that lie nowhere on this machine, or null.</summary>
    public RegistryReference? BaseImage { get; init; }

    /// <summary>True if the base image was made by this build as well, and counts as its own.</summary>
    public bool OwnsBase { get; init; }

    /// <summary>A name as a person writes it.</summary>
    public string Full(PublishedName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return $"{(Registry is null ? "" : Registry + "/")}{Repository}:{name.Tag}";
    }
}
