using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Layers in the .NET SDK's content store.</summary>
public sealed class BlobsInStore(SdkContentStore store) : IBlobPlace
{
    /// <inheritdoc/>
    public ValueTask<Stream?> TryOpenAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return new(store.TryOpen(descriptor.Digest));
    }
}
