using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Reads an image from a registry. A tag is resolved once; everything after that is by digest, so a tag that moves meanwhile changes nothing.</summary>
/// <remarks>
/// Documents are read whole with a bound; the reader above verifies digests and sizes. Blobs may be opened and read by several threads.
/// <see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pull"/>
/// </remarks>
public sealed class RegistrySource : IImageSource, IReferrerSource, IPulledSource
{
    private readonly RegistryReference reference;
    private readonly RegistryManifests manifests;
    private readonly RegistryConnection connection;
    private readonly bool readsReferrers;
    private RegistryManifest? root;

    /// <summary>A source that has not connected yet.</summary>
    /// <param name="reference">The image.</param>
    /// <param name="access">How to reach its registry. Its logins must outlive the source.</param>
    /// <exception cref="SecretSafeException">The registry's name is no host (SSC4001).</exception>
    public RegistrySource(RegistryReference reference, RegistryAccess access)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(access);
        this.reference = reference;
        readsReferrers = access.ReadsReferrers;
        connection = new RegistryConnection(reference, access);
        manifests = new RegistryManifests(reference, connection);
    }

    /// <inheritdoc/>
    public string Reference => reference.ToString();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(CancellationToken cancellationToken)
    {
        root ??= await manifests.GetAsync(cancellationToken).ConfigureAwait(false);
        return [root.Descriptor];
    }

    /// <inheritdoc/>
    public async ValueTask<Stream> OpenBlobAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (root is { } known && known.Descriptor.Digest == descriptor.Digest)
        {
            return new MemoryStream(known.Json, writable: false);
        }

        var isManifest = MediaTypes.IsIndex(descriptor.MediaType) || MediaTypes.IsManifest(descriptor.MediaType);
        var path = isManifest ? $"manifests/{descriptor.Digest}" : $"blobs/{descriptor.Digest}";
        var what = $"{reference.Registry}/{reference.Repository} {descriptor.Digest}";
        var response = await connection.GetAsync(path, isManifest ? RegistryManifests.Accepted : [], from: 0, cancellationToken).ConfigureAwait(false);
        try
        {
            return response.IsSuccessStatusCode
                ? await BlobStream.OpenAsync(connection, path, what, response, cancellationToken).ConfigureAwait(false)
                : throw new SecretSafeException(DiagnosticCodes.MissingBlob, what, connection.Explain(response));
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Descriptor>> ReferrersAsync(Digest subject, CancellationToken cancellationToken) =>
        readsReferrers ? manifests.ReferrersAsync(subject, cancellationToken) : new([]);

    /// <inheritdoc/>
    public ValueTask<bool> IsPulledAsync(Descriptor descriptor, CancellationToken cancellationToken) => new(true);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        return ValueTask.CompletedTask;
    }
}
