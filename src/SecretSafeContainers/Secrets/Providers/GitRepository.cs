namespace SecretSafeContainers.Secrets.Providers;

/// <summary>The repository that holds a project, found as git finds it.</summary>
/// <param name="WorkFolder">The folder with the files.</param>
/// <param name="GitFolder">The folder of this working copy: its index.</param>
/// <param name="CommonFolder">The folder that all working copies share: the configuration. Mostly the same.</param>
internal sealed record GitRepository(string WorkFolder, string GitFolder, string CommonFolder)
{
    private const int MaxPointerBytes = 4096;

    /// <summary>Looks in the project's folder and those above; null if there is none.</summary>
    public static GitRepository? Find(BuildPlace place)
    {
        foreach (var folder in place.FoldersUpwards())
        {
            var git = Path.Combine(folder, ".git");
            if (Directory.Exists(git))
            {
                return new(folder, git, git);
            }

            if (Pointer(git, "gitdir:") is { } pointed)
            {
                var own = Path.GetFullPath(pointed, folder);
                return new(folder, own, Pointer(Path.Combine(own, "commondir"), "") is { } common ? Path.GetFullPath(common, own) : own);
            }
        }

        return null;
    }

    // A worktree or submodule has a file with one line instead of a folder.
    private static string? Pointer(string path, string prefix)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: > 0 and < MaxPointerBytes })
            {
                return null;
            }

            var text = File.ReadAllText(path).Trim();
            return text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..].Trim() : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
