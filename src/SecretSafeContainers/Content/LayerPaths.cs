using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Tar;

namespace SecretSafeContainers.Content;

/// <summary>What one layer does to paths: which it writes, deletes and makes opaque. Enough to say later whether a path is still visible.</summary>
/// <remarks><see href="https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts"/></remarks>
/// <param name="hasWhiteouts">True if whiteout names mean deletions.</param>
/// <param name="root">What all paths of the image are below.</param>
internal sealed class LayerPaths(bool hasWhiteouts, PathHash root)
{
    private const string WhiteoutPrefix = ".wh.";
    private const string OpaqueMarker = ".wh..wh..opq";

    // Over a hundred thousand usual names. A link costs an image next to nothing, so it may hold any number of them.
    private const int LinkHashes = 1024 * 1024;

    private readonly Dictionary<PathHash, WrittenPath> written = [];
    private readonly HashSet<PathHash> deleted = [];
    private readonly HashSet<PathHash> opaque = [];
    private readonly Dictionary<PathHash, List<HashedPath>> hardLinks = [];
    private int linkHashes;

    /// <summary>What it writes, by path; the last of several entries of one path.</summary>
    public IReadOnlyDictionary<PathHash, WrittenPath> Written => written;

    /// <summary>What it deletes of lower layers.</summary>
    public IReadOnlyCollection<PathHash> Deleted => deleted;

    /// <summary>The folders of which it shows nothing of lower layers.</summary>
    public IReadOnlyCollection<PathHash> Opaque => opaque;

    /// <summary>Other names of files, by what they link to.</summary>
    public IReadOnlyDictionary<PathHash, List<HashedPath>> HardLinks => hardLinks;

    /// <summary>Takes in an entry.</summary>
    public void Add(LayerEntry entry, int ordinal)
    {
        if (entry.Kind == LayerEntryKind.Stray)
        {
            return;
        }

        var slash = entry.Path.LastIndexOf('/');
        var folder = root.Below(entry.Path.AsSpan(0, Math.Max(slash, 0)));
        var name = entry.Path.AsSpan(slash + 1);
        if (!IsWhiteout(entry.Path))
        {
            Write(folder.Below(name), new(ordinal, entry.Kind == LayerEntryKind.Directory));
            if (entry.Kind == LayerEntryKind.HardLink)
            {
                Link(root.Below(TarPath.Normalize(entry.LinkTarget ?? "")), HashedPath.Of(entry.Path, root));
            }
        }
        else if (name.SequenceEqual(OpaqueMarker))
        {
            MakeOpaque(folder);
        }
        else if (name.Length > WhiteoutPrefix.Length)
        {
            Delete(folder.Below(name[WhiteoutPrefix.Length..]));
        }
    }

    /// <summary>Takes in that a path is written.</summary>
    public void Write(PathHash path, WrittenPath entry) => written[path] = entry;

    /// <summary>Takes in that a path is deleted.</summary>
    public void Delete(PathHash path) => deleted.Add(path);

    /// <summary>Takes in that a folder is made opaque.</summary>
    public void MakeOpaque(PathHash folder) => opaque.Add(folder);

    /// <summary>Takes in another name of a file.</summary>
    public void Link(PathHash target, HashedPath name)
    {
        linkHashes = Math.Min(linkHashes + 2 + name.Folders.Length, LinkHashes + 1);
        if (ForgetsLinks)
        {
            hardLinks.Clear();
            return;
        }

        (hardLinks.TryGetValue(target, out var links) ? links : hardLinks[target] = []).Add(name);
    }

    /// <summary>True if the path is a whiteout: an instruction to the engine, which no container sees.</summary>
    public bool IsWhiteout(string path) =>
        hasWhiteouts && path.AsSpan(path.LastIndexOf('/') + 1).StartsWith(WhiteoutPrefix, StringComparison.Ordinal);

    /// <summary>True if the layer has more hard links than are remembered: then any file of it may have another name.</summary>
    public bool ForgetsLinks => linkHashes > LinkHashes;

    /// <summary>Other names that this layer gives to the file at a path; none if it <see cref="ForgetsLinks"/>.</summary>
    public IReadOnlyList<HashedPath> HardLinksTo(PathHash path) => hardLinks.TryGetValue(path, out var links) ? links : [];

    /// <summary>True if this layer takes away what a lower layer has at the path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="nameOnly">True to ask for the name: writing the path anew then hides nothing.</param>
    public bool HidesFromBelow(HashedPath path, bool nameOnly)
    {
        if (deleted.Contains(path.Self) || (!nameOnly && written.ContainsKey(path.Self)))
        {
            return true;
        }

        foreach (var folder in path.Folders)
        {
            if (deleted.Contains(folder) || opaque.Contains(folder) || (written.TryGetValue(folder, out var entry) && !entry.IsDirectory))
            {
                return true;
            }
        }

        return opaque.Contains(root);
    }

    /// <summary>True if a later entry of this same layer takes the place of an entry or of a folder above it.</summary>
    public bool ReplacesOwn(HashedPath path, int ordinal, bool nameOnly)
    {
        if (!nameOnly && written.TryGetValue(path.Self, out var self) && self.Ordinal > ordinal)
        {
            return true;
        }

        foreach (var folder in path.Folders)
        {
            if (written.TryGetValue(folder, out var entry) && !entry.IsDirectory && entry.Ordinal > ordinal)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets all hard links, as if there were too many.</summary>
    public void ForgetLinks()
    {
        linkHashes = LinkHashes + 1;
        hardLinks.Clear();
    }
}
