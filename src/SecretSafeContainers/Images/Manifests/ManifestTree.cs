using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>A manifest and everything below it, all or nothing: to hand an image on, each part must be there.</summary>
/// <param name="source">Where they lie.</param>
internal sealed class ManifestTree(IImageSource source)
{
    private readonly DocumentReader documents = new(source);
    private readonly HashSet<Digest> seen = [];

    /// <summary>What was read so far: what is named before what names it.</summary>
    public List<ImageManifest> Manifests { get; } = [];

    /// <summary>Adds one and everything below it. A cycle cannot be: each is verified against its digest before it is followed.</summary>
    public async ValueTask AddAsync(Descriptor descriptor, int depth, CancellationToken cancellationToken)
    {
        if (!seen.Add(descriptor.Digest))
        {
            return;
        }

        var name = $"manifest {descriptor.Digest}";
        if (depth > ImageLimits.IndexDepth || seen.Count > ImageLimits.Manifests)
        {
            throw new SecretSafeException(DiagnosticCodes.LimitReached, name, $"more than {ImageLimits.IndexDepth} nested indexes or {ImageLimits.Manifests} manifests");
        }

        var (json, manifest) = await documents.ReadAsync(descriptor, name, Manifest.Read, cancellationToken).ConfigureAwait(false);
        if (manifest is Manifest.Index index)
        {
            foreach (var child in index.Manifests)
            {
                await AddAsync(child, depth + 1, cancellationToken).ConfigureAwait(false);
            }

            Manifests.Add(new ImageManifest { Descriptor = descriptor, Json = json, Manifests = index.Manifests });
        }
        else if (manifest is Manifest.Image image)
        {
            Manifests.Add(await ReadConfigAsync(descriptor, json, image, cancellationToken).ConfigureAwait(false));
        }
    }

    private async ValueTask<ImageManifest> ReadConfigAsync(Descriptor descriptor, ReadOnlyMemory<byte> json, Manifest.Image image, CancellationToken cancellationToken)
    {
        var manifest = new ImageManifest { Descriptor = descriptor, Json = json, Config = image.Config, Layers = image.Layers };
        if (!manifest.IsImage || image.Config.MediaType is not (MediaTypes.OciConfig or MediaTypes.DockerConfig))
        {
            return manifest;
        }

        var (_, config) = await documents.ReadAsync(image.Config, $"config {image.Config.Digest}", ImageConfig.Read, cancellationToken).ConfigureAwait(false);
        return manifest with { Descriptor = descriptor with { Platform = descriptor.Platform ?? config.Platform }, DiffIds = config.DiffIds };
    }
}
