using System.Net;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Engines;

/// <summary>Reads an image from a registry without any credential: what everybody may read.</summary>
/// <remarks>
/// Layers that lie in the .NET SDK's content store are taken from there. Documents are read whole with a bound and verified by the reader; a
/// registry that does not answer costs a few seconds. <see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pull"/>
/// </remarks>
public sealed class RegistrySource : IImageSource
{
    private static readonly string[] ManifestTypes = [MediaTypes.OciIndex, MediaTypes.OciManifest, MediaTypes.DockerIndex, MediaTypes.DockerManifest];

    private readonly RegistryReference reference;
    private readonly SdkContentStore? store;
    private readonly AnonymousClient client;
    private readonly Dictionary<Digest, byte[]> documents = [];

    /// <summary>A source that has not connected yet.</summary>
    /// <param name="reference">The image.</param>
    /// <param name="store">Where layers may lie already, or null.</param>
    public RegistrySource(RegistryReference reference, SdkContentStore? store)
    {
        ArgumentNullException.ThrowIfNull(reference);
        this.reference = reference;
        this.store = store;
        client = new AnonymousClient(reference);
    }

    /// <inheritdoc/>
    public string Reference => reference.ToString();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(ManifestPath(reference.Version), ManifestTypes, cancellationToken).ConfigureAwait(false);
        Demand(response, DiagnosticCodes.NotFound, Reference);
        var bytes = await client.ReadBoundedAsync(response, ImageLimits.DocumentBytes, cancellationToken).ConfigureAwait(false);
        var digest = reference.Digest ?? Digest.OfBytes(bytes);
        documents[digest] = bytes;
        return [new Descriptor(response.Content.Headers.ContentType?.MediaType ?? MediaTypes.OciManifest, digest, bytes.Length)];
    }

    /// <inheritdoc/>
    public async ValueTask<Stream> OpenBlobAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (documents.TryGetValue(descriptor.Digest, out var document))
        {
            return new MemoryStream(document, writable: false);
        }

        if (store?.TryOpen(descriptor.Digest) is { } stored)
        {
            return stored;
        }

        var isManifest = MediaTypes.IsIndex(descriptor.MediaType) || MediaTypes.IsManifest(descriptor.MediaType);
        var path = isManifest ? ManifestPath(descriptor.Digest.ToString()) : $"{reference.Repository}/blobs/{descriptor.Digest}";
        var response = await client.GetAsync(path, isManifest ? ManifestTypes : [], cancellationToken).ConfigureAwait(false);
        try
        {
            Demand(response, DiagnosticCodes.MissingBlob, $"{Reference} {descriptor.Digest}");
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new ResponseStream(response, body, $"{Reference} {descriptor.Digest}");
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Demand(HttpResponseMessage response, DiagnosticCode code, string what)
    {
        if (!response.IsSuccessStatusCode)
        {
            var why = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                ? "the registry does not let it be read without credentials"
                : $"the registry answered {(int)response.StatusCode}";
            throw new SecretSafeException(code, what, why);
        }
    }

    private string ManifestPath(string version) => $"{reference.Repository}/manifests/{version}";
}
