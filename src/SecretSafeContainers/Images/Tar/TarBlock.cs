using System.Collections.Immutable;

namespace SecretSafeContainers.Images.Tar;

/// <summary>What a header and the extended headers before it say together.</summary>
internal readonly record struct TarBlock
{
    /// <summary>The type flag.</summary>
    public char Type { get; private init; }

    /// <summary>What the entry is.</summary>
    public LayerEntryKind Kind { get; private init; }

    /// <summary>The path as stored; empty for an extended header.</summary>
    public string Path { get; private init; }

    /// <summary>Where a link points, or null.</summary>
    public string? LinkTarget { get; private init; }

    /// <summary>Stored bytes that follow.</summary>
    public long Size { get; init; }

    /// <summary>True if a GNU sparse map goes on in the next block.</summary>
    public bool HasSparseExtension { get; private init; }

    /// <summary>Everything else that is text.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Attributes { get; private init; }

    /// <summary>True if it says something about the entry that follows and is none itself.</summary>
    public bool IsExtension => Type is 'x' or 'L' or 'K';

    /// <summary>Null if the size is no number. Extensions are used up unless this is one itself.</summary>
    public static TarBlock? From(TarHeader header, TarExtensions extensions)
    {
        var type = header.Type;
        if (header.Size is not { } stored)
        {
            return null;
        }

        if (type is 'x' or 'L' or 'K')
        {
            extensions.TakeHeaderName(header.Name);
            Collect(header, header.LinkName, extensions);
            return new TarBlock { Type = type, Path = "", Size = stored, Attributes = [] };
        }

        var path = PathOf(header, extensions);

        // Links, devices, directories and pipes have no content whatever their size says: so reads Go.
        var size = type is >= '1' and <= '6' ? 0 : extensions.Size ?? stored;
        var target = type is '1' or '2' ? extensions.LinkPath ?? header.LinkName : null;
        Collect(header, target is null ? header.LinkName : "", extensions);
        return new TarBlock
        {
            Type = type,
            Kind = KindOf(type, path, size),
            Path = path,
            LinkTarget = target,
            Size = size,
            HasSparseExtension = header.HasSparseExtension,
            Attributes = extensions.Flush(path),
        };
    }

    private static void Collect(TarHeader header, string unusedLink, TarExtensions extensions)
    {
        extensions.TakeText("linkname", unusedLink);
        extensions.TakeOwner("uname", header.UserName);
        extensions.TakeOwner("gname", header.GroupName);
        header.CollectSlack(extensions);
    }

    /// <summary>An extended header's path stands for the header's name, which is a shortened form of it or else a text of its own.</summary>
    private static string PathOf(TarHeader header, TarExtensions extensions)
    {
        var name = header.Name;
        if (extensions.Path is not { } path)
        {
            return name;
        }

        extensions.TakeText("name", path.StartsWith(name, StringComparison.Ordinal) ? "" : name);
        return path;
    }

    private static LayerEntryKind KindOf(char type, string path, long size) => type switch
    {
        '\0' when size == 0 && path.EndsWith('/') => LayerEntryKind.Directory,
        '\0' or '0' or '7' or 'S' => LayerEntryKind.File,
        '1' => LayerEntryKind.HardLink,
        '2' => LayerEntryKind.SymbolicLink,
        '5' => LayerEntryKind.Directory,

        // A vendor's own type is a file to POSIX; its bytes are as readable as any.
        _ => size > 0 ? LayerEntryKind.File : LayerEntryKind.Other,
    };
}
