using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Releases;

/// <summary>
/// An image that an engine saved and that was audited, as registries and archives take it: manifests and blobs with their digests, known before
/// anything is released. Owns the files without a name in which the bytes lie.
/// </summary>
public sealed class ReleasableImage : IAsyncDisposable
{
    private readonly IReadOnlyList<IAsyncDisposable> owned;

    private ReleasableImage(ImmutableArray<ImageManifest> manifests, IReadOnlyDictionary<Digest, ReleasableBlob> blobs, IReadOnlyList<IAsyncDisposable> owned)
    {
        (Manifests, Blobs, this.owned) = (manifests, [.. blobs.Values], owned);
        Root = manifests[^1];
    }

    /// <summary>Names the whole: its one manifest, or the index over several.</summary>
    public Descriptor Descriptor => Root.Descriptor;

    /// <summary>Digest of the manifest or index: what each name will name.</summary>
    public Digest Digest => Descriptor.Digest;

    /// <summary>Media type of the manifest or index.</summary>
    public string MediaType => Descriptor.MediaType;

    /// <summary>The digests of the images' configs, one for each platform: by these engines know images that they load.</summary>
    public ImmutableArray<Digest> ConfigDigests => [.. Images.Select(image => image.Config!.Digest)];

    /// <summary>The digests of the images' manifests by those of their configs. Several images may have one config: then any of their manifests.</summary>
    public IReadOnlyDictionary<Digest, Digest> ManifestsByConfig => Images.DistinctBy(image => image.Config!.Digest).ToDictionary(image => image.Config!.Digest, image => image.Descriptor.Digest);

    /// <summary>The config's digest if the whole is one image; null for an index.</summary>
    public Digest? ImageId => Root.Config?.Digest;

    /// <summary>Everything that is named by digest and is no blob: what is named comes before what names it, so the last is <see cref="Root"/>.</summary>
    internal ImmutableArray<ImageManifest> Manifests { get; }

    /// <summary>The manifest or index that names the whole.</summary>
    internal ImageManifest Root { get; }

    /// <summary>The images without the attestations about them.</summary>
    internal IEnumerable<ImageManifest> Images => Manifests.Where(manifest => manifest.IsImage);

    /// <summary>Configs, layers and attestations, each once.</summary>
    internal ImmutableArray<ReleasableBlob> Blobs { get; }

    /// <summary>Makes saved images releasable. What was saved with its manifest keeps it and so its digest; what was not gets one, with compressed layers.</summary>
    /// <param name="saved">One for each platform; of several an index is made. Taken over, also when this throws.</param>
    /// <param name="format">Media types of manifests that are made here.</param>
    /// <param name="cancellationToken">Stops it; nothing is left then.</param>
    /// <exception cref="SecretSafeException">Something of an image is missing, damaged or not what the config says, or cannot be kept.</exception>
    public static async Task<ReleasableImage> PackAsync(IReadOnlyList<SavedImage> saved, ImageFormat format, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(saved);
        ArgumentOutOfRangeException.ThrowIfZero(saved.Count);
        var packing = new ReleasePacking(format);
        List<IAsyncDisposable> owned = [.. saved];
        try
        {
            foreach (var image in saved)
            {
                await packing.AddAsync(image, owned, cancellationToken).ConfigureAwait(false);
            }

            return new ReleasableImage(packing.Finish(), packing.Blobs, owned);
        }
        catch
        {
            await DisposeAsync(owned).ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => DisposeAsync(owned);

    private static async ValueTask DisposeAsync(IEnumerable<IAsyncDisposable> owned)
    {
        foreach (var one in owned)
        {
            await one.DisposeAsync().ConfigureAwait(false);
        }
    }
}
