namespace SecretSafeContainers.Reports;

/// <summary>The folder from which on a repository's files are named: the same on every machine.</summary>
/// <param name="Folder">Full path, without a separator at its end.</param>
public sealed record SourceRoot(string Folder)
{
    /// <summary>Folders that a repository is looked for above.</summary>
    private const int MaxDepth = 64;

    /// <summary>The git repository around a folder, or the folder itself if there is none.</summary>
    /// <param name="folder">The project's, or the current one.</param>
    public static SourceRoot Around(string folder) => new(RepositoryAbove(folder) ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>Full path of the git repository that holds a folder, or null.</summary>
    /// <param name="folder">Any folder.</param>
    internal static string? RepositoryAbove(string folder)
    {
        var above = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        for (var depth = 0; depth < MaxDepth && above is not null && !Path.Exists(Path.Combine(above, ".git")); depth++)
        {
            above = Path.GetDirectoryName(above);
        }

        return above is not null && Path.Exists(Path.Combine(above, ".git")) ? above : null;
    }

    /// <summary>A file's path from here on with <c>/</c>, or null if it lies elsewhere.</summary>
    /// <param name="file">A path on this machine; a relative one counts from here on.</param>
    public string? Relative(string file)
    {
        var relative = Path.GetRelativePath(Folder, Path.GetFullPath(file, Folder)).Replace(Path.DirectorySeparatorChar, '/');
        return relative is "." or ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }
}
