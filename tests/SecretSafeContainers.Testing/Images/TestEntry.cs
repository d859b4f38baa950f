using System.Collections.Immutable;
using System.Formats.Tar;
using System.Text;

namespace SecretSafeContainers.Testing.Images;

/// <summary>One entry of a test's layer. Make it with the factories.</summary>
public sealed record TestEntry(TarEntryType Type, string Path)
{
    /// <summary>Content of a file.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>Target of a link.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>Extended attributes, written as pax records <c>SCHILY.xattr.NAME</c>.</summary>
    public ImmutableSortedDictionary<string, string> ExtendedAttributes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public string UserName { get; init; } = "";

    public static TestEntry File(string path, string text) => File(path, Encoding.UTF8.GetBytes(text));

    public static TestEntry File(string path, byte[] content) => new(TarEntryType.RegularFile, path) { Content = content };

    public static TestEntry Directory(string path) => new(TarEntryType.Directory, path);

    public static TestEntry SymbolicLink(string path, string target) => new(TarEntryType.SymbolicLink, path) { LinkTarget = target };

    public static TestEntry HardLink(string path, string target) => new(TarEntryType.HardLink, path) { LinkTarget = target };

    /// <summary>Deletes <paramref name="path"/> of a lower layer.</summary>
    public static TestEntry Whiteout(string path)
    {
        var slash = path.LastIndexOf('/') + 1;
        return File($"{path[..slash]}.wh.{path[slash..]}", "");
    }

    /// <summary>Hides everything that lower layers have in a directory.</summary>
    public static TestEntry OpaqueWhiteout(string directory) => File($"{directory}/.wh..wh..opq", "");

    internal TarEntry ToTar()
    {
        var attributes = ExtendedAttributes.Select(pair => KeyValuePair.Create($"SCHILY.xattr.{pair.Key}", pair.Value));
        var entry = new PaxTarEntry(Type, Path, attributes) { UserName = UserName, ModificationTime = DateTimeOffset.UnixEpoch };
        if (LinkTarget is not null)
        {
            entry.LinkName = LinkTarget;
        }

        if (Content.Length > 0)
        {
            entry.DataStream = new MemoryStream(Content, writable: false);
        }

        return entry;
    }
}
