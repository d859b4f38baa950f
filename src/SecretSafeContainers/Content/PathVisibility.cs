namespace SecretSafeContainers.Content;

/// <summary>Knows which stored paths a running container still sees, once all layers have been walked.</summary>
/// <param name="layers">What each layer does to paths, lowest first.</param>
/// <param name="root">What all paths are below.</param>
internal sealed class PathVisibility(IReadOnlyList<LayerPaths> layers, PathHash root)
{
    // A file with more names than this counts as visible by one of them.
    private const int MostNames = 1000;

    /// <summary>True if the content, name or link at the location is visible in the final file system.</summary>
    public bool IsVisible(ContentLocation location)
    {
        if (location is not { Layer: { } layer, Entry: { } entry, Path: { Length: > 0 } text } || layers[layer].IsWhiteout(text))
        {
            return false;
        }

        var path = HashedPath.Of(text, root);

        // A name inside an archive is content of the archive's file.
        var nameOnly = location.Channel == ContentChannel.FileName && location.Inner.IsEmpty;
        return (!layers[layer].ReplacesOwn(path, entry, nameOnly) && IsKept(layer, path, nameOnly))
            || (!nameOnly && HasKeptLink(layer, path));
    }

    // A link may itself be linked to, in its own layer or, while it is visible there, in a later one.
    private bool HasKeptLink(int layer, HashedPath path)
    {
        var names = new Queue<(int Layer, HashedPath Path)>([(layer, path)]);
        HashSet<(int Layer, PathHash Path)> seen = [(layer, path.Self)];
        var isKept = false;
        while (names.TryDequeue(out var name))
        {
            for (var at = name.Layer; at < layers.Count && (at == name.Layer || !layers[at].HidesFromBelow(name.Path, nameOnly: false)); at++)
            {
                foreach (var link in layers[at].HardLinksTo(name.Path.Self).Where(link => seen.Add((at, link.Self))))
                {
                    names.Enqueue((at, link));
                    isKept |= IsKept(at, link, nameOnly: false);
                }

                if (isKept || layers[at].ForgetsLinks || seen.Count > MostNames)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsKept(int layer, HashedPath path, bool nameOnly)
    {
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
