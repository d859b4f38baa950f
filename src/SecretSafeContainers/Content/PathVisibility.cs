
namespace SecretSafeContainers.Content;

/// <summary>Knows which stored paths a running container still sees, once all layers have been walked.</summary>
internal sealed class PathVisibility(IReadOnlyList<LayerPaths> layers)
{
    /// <summary>True if the content, name or link at the location is visible in the final file system.</summary>
    public bool IsVisible(ContentLocation location)
    {
        if (location is not { Layer: { } layer, Entry: { } entry, Path: { Length: > 0 } path } || layers[layer].IsWhiteout(path))
        {
            return false;
        }

        var nameOnly = location.Channel == ContentChannel.FileName;
        return IsVisible(layer, entry, path, nameOnly)
            || (!nameOnly && layers[layer].HardLinksTo(path).Any(link => IsVisible(layer, entry, link, nameOnly: false, isLink: true)));
    }

    private bool IsVisible(int layer, int entry, string path, bool nameOnly, bool isLink = false)
    {
        // A link stands behind its target in the layer: only what comes later than the link itself could replace it, which nothing sensible does.
        if (!isLink && layers[layer].ReplacesOwn(path, entry, nameOnly))
        {
            return false;
        }

        for (var upper = layer + 1; upper < layers.Count; upper++)
        {
            if (layers[upper].HidesFromBelow(path, nameOnly))
            {
                return false;
            }
        }

        return true;
    }
}
