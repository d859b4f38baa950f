using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Publishing;

/// <summary>
/// Reads a published image back from what the SDK reports and stored: its manifest and config from the task's outputs, its layers from the
/// SDK's content store, base layers that are not there from where the base came from.
/// </summary>
/// <param name="reference">How a person names the image.</param>
/// <param name="image">What the SDK announced.</param>
/// <param name="store">Where the SDK keeps layers.</param>
/// <param name="baseSource">Where the base image comes from, or null. Owned.</param>
public sealed class GeneratedImageSource(string reference, GeneratedImage image, SdkContentStore store, IImageSource? baseSource) : IImageSource, IPulledSource
{
    /// <inheritdoc/>
    public string Reference => reference;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(CancellationToken cancellationToken) => new([image.Manifest]);

    /// <inheritdoc/>
    public async ValueTask<Stream> OpenBlobAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (descriptor.Digest == image.Manifest.Digest)
        {
            return Reading(image.ManifestJson);
        }

        if (descriptor.Digest == image.ConfigDigest)
        {
            return Reading(image.ConfigJson);
        }

        if (store.TryOpen(descriptor.Digest) is { } stored)
        {
            return stored;
        }

        if (baseSource is null)
        {
            throw Missing(descriptor, null);
        }

        try
        {
            return await baseSource.OpenBlobAsync(descriptor, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure)
        {
            throw Missing(descriptor, failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> IsPulledAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return descriptor.Digest != image.Manifest.Digest && descriptor.Digest != image.ConfigDigest && !store.Holds(descriptor.Digest)
            && baseSource is IPulledSource pulled && await pulled.IsPulledAsync(descriptor, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => baseSource?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static MemoryStream Reading(ReadOnlyMemory<byte> bytes) => new(bytes.ToArray(), writable: false);

    private static SecretSafeException Missing(Descriptor descriptor, SecretSafeException? failure) => new(
        DiagnosticCodes.MissingBlob,
        $"layer {descriptor.Digest}",
        failure is null
            ? "it is not in the .NET SDK's content store, and the base image's registry is not known"
            : $"it is not in the .NET SDK's content store, and {failure.What}: {failure.Why}",
        failure);
}
