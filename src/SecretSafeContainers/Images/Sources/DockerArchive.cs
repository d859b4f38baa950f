using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Manifests;

namespace SecretSafeContainers.Images.Sources;

/// <summary>Writes, for an image of a docker-save archive, the OCI manifest that it lacks.</summary>
internal sealed class DockerArchive(ArchiveBlobs blobs, string reference)
{
    /// <summary>The descriptor of the manifest that was made.</summary>
    public async ValueTask<Descriptor> DescribeAsync(DockerManifest image, CancellationToken cancellationToken)
    {
        var config = await blobs.DescribeAsync(image.Config, MediaTypes.OciConfig, uncompressed: null, cancellationToken).ConfigureAwait(false);
        var diffIds = await DiffIdsAsync(config, cancellationToken).ConfigureAwait(false);
        List<Descriptor> layers = [];
        foreach (var (index, path) in image.Layers.Take(ImageLimits.Layers + 1).Index())
        {
            var diffId = diffIds.Count == image.Layers.Length ? diffIds[index] : (Digest?)null;
            layers.Add(await blobs.DescribeAsync(path, MediaTypes.OciLayer, diffId, cancellationToken).ConfigureAwait(false));
        }

        var descriptor = blobs.Add(MediaTypes.OciManifest, ManifestJson.WriteImage(MediaTypes.OciManifest, config, layers));
        return image.RepoTags is [var name, ..] ? descriptor with { Annotations = descriptor.Annotations.Add(Layouts.RefName, name) } : descriptor;
    }

    /// <summary>The config's diff ids; none if it cannot be read, which the reader then says.</summary>
    private async ValueTask<IReadOnlyList<Digest>> DiffIdsAsync(Descriptor config, CancellationToken cancellationToken)
    {
        if (!blobs.Has(config.Digest))
        {
            return [];
        }

        var stream = blobs.Open(config.Digest);
        await using var _ = stream.ConfigureAwait(false);
        try
        {
            return ImageConfig.Read(await BoundedDocument.ReadAsync(stream, reference, cancellationToken).ConfigureAwait(false)).DiffIds;
        }
        catch (Exception failure) when (failure is FormatException or SecretSafeException)
        {
            return [];
        }
    }
}
