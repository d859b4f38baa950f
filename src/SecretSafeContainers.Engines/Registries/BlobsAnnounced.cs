using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>The manifest and the config that the .NET SDK reports of an image that it published.</summary>
public sealed class BlobsAnnounced(GeneratedImage image) : IBlobPlace
{
    /// <inheritdoc/>
    public ValueTask<Stream?> TryOpenAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return new(descriptor.Digest == image.Manifest.Digest ? Reading(image.ManifestJson)
            : descriptor.Digest == image.ConfigDigest ? Reading(image.ConfigJson)
            : null);
    }

    private static MemoryStream Reading(ReadOnlyMemory<byte> bytes) => new(bytes.ToArray(), writable: false);
}
