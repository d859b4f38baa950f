namespace SecretSafeContainers.Testing.Readme;

/// <summary>The files of this repository, as a commit would hold them.</summary>
public static class SourceTree
{
    // What .gitignore names, and the history. A walk instead of git's list: the tests also run where git is not installed.
    private static readonly string[] IgnoredFolders = ["artifacts", "bin", "obj", ".vs", ".idea", ".git"];
    private static readonly string[] IgnoredEndings = [".binlog", ".user"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>True if the texts that tests compare are to be written anew: <c>SECRETSAFE_APPROVE=1</c>. Review what changes.</summary>
    public static bool ApprovalIsRequested => Environment.GetEnvironmentVariable("SECRETSAFE_APPROVE") == "1";

    /// <summary>A path below the root.</summary>
    public static string In(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>Absolute paths of all files below a folder, sorted.</summary>
    /// <param name="folder">Relative to the root; the root itself if empty.</param>
    /// <param name="ending">What the name ends with; anything if empty.</param>
    public static IEnumerable<string> Files(string folder = "", string ending = "") =>
        Walk(Path.Combine(Root, folder)).Where(path => path.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>A path as a person writes it, relative to the root.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != ".git" && !IgnoredEndings.Any(file.EndsWith)))
        {
            yield return file;
        }

        foreach (var file in Directory.EnumerateDirectories(folder).Where(child => !IgnoredFolders.Contains(Path.GetFileName(child))).SelectMany(Walk))
        {
            yield return file;
        }
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "SecretSafeContainers.sln")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("The tests run below the repository, which holds SecretSafeContainers.sln.");
    }
}
