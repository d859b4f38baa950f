using System.Collections.Immutable;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Engines;

/// <summary>What the SDK says that it published.</summary>
public sealed record PublishedImages
{
    /// <summary>How a person names the destination: <c>registry/repository:tag</c>, an archive's path.</summary>
    public required string Destination { get; init; }

    /// <summary>The images, one for each platform.</summary>
    public required ImmutableArray<GeneratedImage> Images { get; init; }

    /// <summary>Absolute path of the archive, or null if they went elsewhere.</summary>
    public string? Archive { get; init; }

    /// <summary>Where base layers come from that lie nowhere on this machine, or null.</summary>
    public RegistryReference? BaseImage { get; init; }
}
