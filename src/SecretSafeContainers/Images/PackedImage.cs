using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Blobs;

namespace SecretSafeContainers.Images;

/// <summary>An image that an engine saved with uncompressed layers, made fit to be distributed: the same config and content, compressed layers, a manifest of ours.</summary>
public sealed class PackedImage : IAsyncDisposable
{
    private readonly IReadOnlyList<PackedLayer> layers;

    private PackedImage(ImageManifest manifest, IReadOnlyList<PackedLayer> layers) => (Manifest, this.layers) = (manifest, layers);

    /// <summary>The manifest. Its config is the stored one, so the image's id stays what it was.</summary>
    public ImageManifest Manifest { get; }

    /// <summary>Compresses the layers, as many at once as the machine has processors.</summary>
    /// <param name="source">Where they lie.</param>
    /// <param name="stored">What names them: an image's manifest.</param>
    /// <param name="format">Of the manifest that is made.</param>
    /// <param name="cancellationToken">Stops it; nothing is left then.</param>
    /// <exception cref="SecretSafeException">A layer is not what the config says (SSC4004), or cannot be read or kept.</exception>
    public static async Task<PackedImage> PackAsync(ImageArchiveSource source, ImageManifest stored, ImageFormat format, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(stored);
        Demand(stored, source.Reference);
        var distinct = stored.Layers.DistinctBy(layer => layer.Digest).ToArray();
        var packed = new PackedLayer?[distinct.Length];
        try
        {
            var mediaType = format == ImageFormat.Docker ? MediaTypes.DockerLayerGzip : MediaTypes.OciLayerGzip;
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, distinct.Length, parallel, async (index, token) =>
                packed[index] = await PackedLayer.PackAsync(source, distinct[index], mediaType, token).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch
        {
            await DisposeAsync(packed.OfType<PackedLayer>()).ConfigureAwait(false);
            throw;
        }

        var byDiffId = distinct.Zip(packed, (layer, made) => (layer.Digest, made!.Descriptor)).ToDictionary();
        return new PackedImage(stored.WithLayers(format, [.. stored.Layers.Select(layer => byDiffId[layer.Digest])]), packed!);
    }

    /// <summary>Opens a compressed layer, or gives null for what is none of this image's; several may be open at once.</summary>
    public Stream? TryOpen(Digest layer) => layers.FirstOrDefault(packed => packed.Descriptor.Digest == layer)?.Open();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => DisposeAsync(layers);

    private static async ValueTask DisposeAsync(IEnumerable<PackedLayer> layers)
    {
        foreach (var layer in layers)
        {
            await layer.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>What is named by another digest than its diff id would be hashed against the wrong one.</summary>
    private static void Demand(ImageManifest stored, string reference)
    {
        if (!stored.Layers.Select(layer => layer.Digest).SequenceEqual(stored.DiffIds))
        {
            throw new SecretSafeException(DiagnosticCodes.DigestMismatch, reference, "its layers are not those that its config names");
        }
    }
}
