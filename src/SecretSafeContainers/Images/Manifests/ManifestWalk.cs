using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>Finds which image manifests can be reached from descriptors, without an opinion about what cannot be read: the walk proper says that.</summary>
internal static class ManifestWalk
{
    /// <summary>All image manifests below, by digest.</summary>
    public static async ValueTask<IReadOnlyDictionary<Digest, Manifest.Image>> CollectAsync(IImageSource source, IEnumerable<Descriptor> roots, CancellationToken cancellationToken)
    {
        var documents = new DocumentReader(source);
        Dictionary<Digest, Manifest.Image> images = [];
        HashSet<Digest> seen = [];
        var pending = new Queue<(Descriptor Descriptor, int Depth)>(roots.Select(root => (root, 0)));
        while (pending.TryDequeue(out var next) && seen.Count < ImageLimits.Manifests)
        {
            if (next.Depth > ImageLimits.IndexDepth || !seen.Add(next.Descriptor.Digest))
            {
                continue;
            }

            switch (await TryReadAsync(documents, next.Descriptor, cancellationToken).ConfigureAwait(false))
            {
                case Manifest.Index index:
                    foreach (var child in index.Manifests)
                    {
                        pending.Enqueue((child, next.Depth + 1));
                    }

                    break;
                case Manifest.Image image:
                    images[next.Descriptor.Digest] = image;
                    break;
            }
        }

        return images;
    }

    private static async ValueTask<Manifest?> TryReadAsync(DocumentReader documents, Descriptor descriptor, CancellationToken cancellationToken)
    {
        try
        {
            return (await documents.ReadAsync(descriptor, "manifest", Manifest.Read, cancellationToken).ConfigureAwait(false)).Meaning;
        }
        catch (SecretSafeException)
        {
            return null;
        }
    }
}
