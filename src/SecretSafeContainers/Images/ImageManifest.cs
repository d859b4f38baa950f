using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Manifests;

namespace SecretSafeContainers.Images;

/// <summary>An image manifest or an index with its exact bytes, to be handed on as it is.</summary>
/// <remarks><see href="https://github.com/opencontainers/image-spec/blob/main/manifest.md"/>, <see href="https://github.com/opencontainers/image-spec/blob/main/image-index.md"/></remarks>
public sealed record ImageManifest
{
    /// <summary>Names it, with the platform and the annotations by which an index names it.</summary>
    public required Descriptor Descriptor { get; init; }

    /// <summary>Its bytes, verified against the descriptor.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>The manifests that an index names; none for an image.</summary>
    public ImmutableArray<Descriptor> Manifests { get; init; } = [];

    /// <summary>The config of an image; null for an index.</summary>
    public Descriptor? Config { get; init; }

    /// <summary>The layers of an image, lowest first; none for an index.</summary>
    public ImmutableArray<Descriptor> Layers { get; init; } = [];

    /// <summary>Hashes of the uncompressed layers, as the config says; none for an index and for what is no image.</summary>
    public ImmutableArray<Digest> DiffIds { get; init; } = [];

    /// <summary>True for an index.</summary>
    public bool IsIndex => Config is null;

    /// <summary>True for an image; false for an index, and for an attestation about an image.</summary>
    public bool IsImage => Config is not null && !Attestations.IsAttestation(Descriptor);

    /// <summary>True if all layers are declared to be stored uncompressed, as engines save them that keep no compressed ones.</summary>
    public bool IsUncompressed => Layers.All(layer => layer.MediaType is MediaTypes.OciLayer or MediaTypes.DockerLayer);

    /// <summary>Reads a manifest and everything that it names, down to the images.</summary>
    /// <param name="source">Where it lies.</param>
    /// <param name="root">The manifest or index.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>All of them, each once; what is named comes before what names it, so the root is the last.</returns>
    /// <exception cref="SecretSafeException">One is absent, damaged, not what its descriptor names, or there are too many.</exception>
    public static async Task<ImmutableArray<ImageManifest>> ReadTreeAsync(IImageSource source, Descriptor root, CancellationToken cancellationToken)
    {
        var tree = new ManifestTree(source);
        await tree.AddAsync(root, depth: 0, cancellationToken).ConfigureAwait(false);
        return [.. tree.Manifests];
    }

    /// <summary>An index of our own making.</summary>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="manifests">What it names, with platforms and annotations.</param>
    public static ImageManifest OfIndex(string mediaType, params ImmutableArray<Descriptor> manifests)
    {
        var json = ManifestJson.WriteIndex(mediaType, manifests);
        return new ImageManifest { Descriptor = new(mediaType, Digest.OfBytes(json), json.Length), Json = json, Manifests = manifests };
    }

    /// <summary>The same image with other layers in its manifest; the config stays what it is to the byte.</summary>
    /// <param name="format">The media types of manifest and config.</param>
    /// <param name="layers">The layers, lowest first.</param>
    internal ImageManifest WithLayers(ImageFormat format, ImmutableArray<Descriptor> layers)
    {
        var isDocker = format == ImageFormat.Docker;
        var mediaType = isDocker ? MediaTypes.DockerManifest : MediaTypes.OciManifest;
        var config = Config! with { MediaType = isDocker ? MediaTypes.DockerConfig : MediaTypes.OciConfig };
        var json = ManifestJson.WriteImage(mediaType, config, layers);
        return this with
        {
            Descriptor = new(mediaType, Digest.OfBytes(json), json.Length) { Platform = Descriptor.Platform },
            Json = json,
            Config = config,
            Layers = layers,
        };
    }
}
