using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Everything that another image source on this machine holds: an archive, a layout, what an engine saved.</summary>
/// <param name="source">The source. Not owned.</param>
public sealed class BlobsInImage(IImageSource source) : IBlobPlace
{
    /// <inheritdoc/>
    public async ValueTask<Stream?> TryOpenAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenBlobAsync(descriptor, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure) when (failure.Code == DiagnosticCodes.MissingBlob)
        {
            return null;
        }
    }
}
