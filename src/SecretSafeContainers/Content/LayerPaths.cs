using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Tar;

namespace SecretSafeContainers.Content;

/// <summary>What one layer does to paths: which it writes, deletes and makes opaque. Enough to say later whether a path is still visible.</summary>
/// <remarks><see href="https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts"/></remarks>
internal sealed class LayerPaths(bool hasWhiteouts)
{
    private const string WhiteoutPrefix = ".wh.";
    private const string OpaqueMarker = ".wh..wh..opq";

    // Over a hundred thousand usual names. A link costs an image next to nothing, so it may hold any number of them.
    private const int LinkCharacters = 16 * 1024 * 1024;

    private readonly Dictionary<PathHash, Written> written = [];
    private readonly HashSet<PathHash> deleted = [];
    private readonly HashSet<PathHash> opaque = [];
    private readonly Dictionary<PathHash, List<string>> hardLinks = [];
    private int linkCharacters;

    /// <summary>Takes in an entry.</summary>
    public void Add(LayerEntry entry, int ordinal)
    {
        if (entry.Kind == LayerEntryKind.Stray)
        {
            return;
        }

        var slash = entry.Path.LastIndexOf('/');
        var name = entry.Path.AsSpan(slash + 1);
        var folder = entry.Path.AsSpan(0, Math.Max(slash, 0));
        if (IsWhiteout(entry.Path))
        {
            if (name.SequenceEqual(OpaqueMarker))
            {
                opaque.Add(PathHash.Of(folder));
            }
            else
            {
                deleted.Add(PathHash.Of(string.Concat(entry.Path.AsSpan(0, slash + 1), name[WhiteoutPrefix.Length..])));
            }

            return;
        }

        written[PathHash.Of(entry.Path)] = new Written(ordinal, entry.Kind == LayerEntryKind.Directory);
        if (entry.Kind == LayerEntryKind.HardLink)
        {
            AddLink(entry);
        }
    }

    /// <summary>True if the path is a whiteout: an instruction to the engine, which no container sees.</summary>
    public bool IsWhiteout(string path) =>
        hasWhiteouts && path.AsSpan(path.LastIndexOf('/') + 1).StartsWith(WhiteoutPrefix, StringComparison.Ordinal);

    /// <summary>True if the layer has more hard links than are remembered: then any file of it may have another name.</summary>
    public bool ForgetsLinks => linkCharacters > LinkCharacters;

    /// <summary>Other names that this layer gives to the file at a path; none if it <see cref="ForgetsLinks"/>.</summary>
    public IReadOnlyList<string> HardLinksTo(string path) => hardLinks.TryGetValue(PathHash.Of(path), out var links) ? links : [];

    /// <summary>True if this layer takes away what a lower layer has at the path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="nameOnly">True to ask for the name: writing the path anew then hides nothing.</param>
    public bool HidesFromBelow(string path, bool nameOnly)
    {
        var self = PathHash.Of(path);
        if (deleted.Contains(self) || (!nameOnly && written.ContainsKey(self)))
        {
            return true;
        }

        foreach (var ancestor in Ancestors(path))
        {
            if (deleted.Contains(ancestor) || opaque.Contains(ancestor) || (written.TryGetValue(ancestor, out var entry) && !entry.IsDirectory))
            {
                return true;
            }
        }

        return opaque.Contains(PathHash.Of(""));
    }

    /// <summary>True if a later entry of this same layer takes the place of an entry or of a folder above it.</summary>
    public bool ReplacesOwn(string path, int ordinal, bool nameOnly)
    {
        if (!nameOnly && written.TryGetValue(PathHash.Of(path), out var self) && self.Ordinal > ordinal)
        {
            return true;
        }

        foreach (var ancestor in Ancestors(path))
        {
            if (written.TryGetValue(ancestor, out var entry) && !entry.IsDirectory && entry.Ordinal > ordinal)
            {
                return true;
            }
        }

        return false;
    }

    private void AddLink(LayerEntry link)
    {
        linkCharacters = Math.Min(linkCharacters + link.Path.Length, LinkCharacters + 1);
        if (ForgetsLinks)
        {
            hardLinks.Clear();
            return;
        }

        var target = PathHash.Of(TarPath.Normalize(link.LinkTarget ?? ""));
        (hardLinks.TryGetValue(target, out var links) ? links : hardLinks[target] = []).Add(link.Path);
    }

    private static IEnumerable<PathHash> Ancestors(string path)
    {
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return PathHash.Of(path.AsSpan(0, end));
        }
    }

    private readonly record struct Written(int Ordinal, bool IsDirectory);
}
