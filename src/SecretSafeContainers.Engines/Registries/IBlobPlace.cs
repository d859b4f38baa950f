using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>A place on this machine where some blobs may lie.</summary>
public interface IBlobPlace
{
    /// <summary>Opens a blob, not verified; null if it is not here.</summary>
    ValueTask<Stream?> TryOpenAsync(Descriptor descriptor, CancellationToken cancellationToken);
}
