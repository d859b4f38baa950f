using System.Collections.Immutable;

namespace SecretSafeContainers.Images;

/// <summary>Names content by what it is: media type, digest and size.</summary>
/// <remarks><see href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md"/></remarks>
/// <param name="MediaType">As declared; often wrong about compression, which is decided by magic bytes.</param>
/// <param name="Digest">Hash of the stored bytes.</param>
/// <param name="Size">Number of stored bytes.</param>
public sealed record Descriptor(string MediaType, Digest Digest, long Size)
{
    /// <summary>The platform that an index declares for a manifest, or null.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Annotations of the descriptor itself; empty if it has none.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
