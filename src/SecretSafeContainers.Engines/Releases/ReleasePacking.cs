using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Releases;

/// <summary>Gathers the manifests and blobs of saved images.</summary>
/// <param name="format">Media types of manifests that are made here.</param>
internal sealed class ReleasePacking(ImageFormat format)
{
    private readonly Dictionary<Digest, ImageManifest> manifests = [];
    private readonly List<ImageManifest> roots = [];

    /// <summary>Every blob that a manifest names.</summary>
    public Dictionary<Digest, ReleasableBlob> Blobs { get; } = [];

    /// <summary>Adds an image.</summary>
    /// <param name="saved">Where its bytes lie.</param>
    /// <param name="owned">Takes what was made here and must live as long as the blobs are read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task AddAsync(SavedImage saved, List<IAsyncDisposable> owned, CancellationToken cancellationToken)
    {
        var tree = await ImageManifest.ReadTreeAsync(saved.Archive, await RootAsync(saved, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        PackedImage? packed = null;
        if (IsMadeUp(tree, saved.Id))
        {
            packed = await PackedImage.PackAsync(saved.Archive, tree[0], format, cancellationToken).ConfigureAwait(false);
            owned.Add(packed);
            tree = [packed.Manifest];
        }

        foreach (var manifest in tree)
        {
            manifests.TryAdd(manifest.Descriptor.Digest, manifest);
            AddBlobs(manifest, saved.Archive, packed);
        }

        roots.Add(tree[^1]);
    }

    /// <summary>All manifests; the last one names the whole.</summary>
    public ImmutableArray<ImageManifest> Finish() => roots is [var only]
        ? [.. manifests.Values.Where(manifest => manifest != only), only]
        : [.. manifests.Values.Where(manifest => !manifest.IsIndex), Index()];

    /// <summary>
    /// True if an engine that keeps uncompressed layers and no manifest made the manifest up for this one save: it goes by the config's digest.
    /// Where the engine goes by the manifest's digest, that must stay what it is.
    /// </summary>
    private static bool IsMadeUp(ImmutableArray<ImageManifest> tree, Digest id) =>
        tree is [{ IsImage: true, IsUncompressed: true } only] && only.Config!.Digest == id;

    private static async Task<Descriptor> RootAsync(SavedImage saved, CancellationToken cancellationToken)
    {
        var roots = await saved.Archive.ResolveAsync(cancellationToken).ConfigureAwait(false);
        var distinct = roots.DistinctBy(root => root.Digest).ToArray();
        var root = distinct is [var only] ? only : distinct.FirstOrDefault(root => root.Digest == saved.Id);

        // Annotations here are the save's own, such as a name that the image had; they belong to none that it gets.
        return root is null
            ? throw new SecretSafeException(DiagnosticCodes.NotReleased, saved.Archive.Reference, $"what was saved holds {distinct.Length} images, none of them {saved.Id}")
            : root with { Annotations = root.Annotations.Clear() };
    }

    private void AddBlobs(ImageManifest manifest, ImageArchiveSource archive, PackedImage? packed)
    {
        var named = manifest.Config is { } config ? manifest.Layers.Prepend(config) : [];
        foreach (var descriptor in named.Where(descriptor => !MediaTypes.IsForeignLayer(descriptor.MediaType)))
        {
            Blobs.TryAdd(descriptor.Digest, new ReleasableBlob(
                descriptor,
                cancellationToken => packed?.TryOpen(descriptor.Digest) is { } layer ? ValueTask.FromResult(layer) : archive.OpenBlobAsync(descriptor, cancellationToken)));
        }
    }

    /// <summary>One index over all platforms: those of indexes, which have attestations besides, are taken into it.</summary>
    private ImageManifest Index()
    {
        ImmutableArray<Descriptor> named = [.. roots.SelectMany(root => root.IsIndex ? root.Manifests : [root.Descriptor]).DistinctBy(descriptor => descriptor.Digest)];
        return ImageManifest.OfIndex(named.All(descriptor => descriptor.MediaType == MediaTypes.DockerManifest) ? MediaTypes.DockerIndex : MediaTypes.OciIndex, named);
    }
}
