using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Publishing;

/// <summary>
/// The user's own source tree: below a folder of theirs and, in a git repository, below that. What others wrote lies outside: packages, what a build makes,
/// hidden folders, and whatever a link leads to.
/// </summary>
internal sealed class OwnTree
{
    // Made by a build, or fetched from elsewhere.
    private static readonly string[] Foreign = ["bin", "obj", "node_modules", "bower_components", "packages", "vendor", "site-packages"];

    // The folder itself first: how the folders above it are called says nothing about what lies in it.
    private readonly string[] roots;

    /// <summary>The tree around a folder.</summary>
    /// <param name="folder">Full path of the project's or the build context's folder.</param>
    public OwnTree(string folder)
    {
        var own = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        roots = SourceRoot.RepositoryAbove(own) is { } repository ? [own, repository] : [own];
    }

    /// <summary>True if the file is the user's own.</summary>
    /// <param name="file">Full path of a file that exists.</param>
    public bool Holds(string file)
    {
        var full = Path.GetFullPath(file);
        return Array.Find(roots, root => full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { } root && IsWay(root, full[(root.Length + 1)..]);
    }

    private static bool IsWay(string root, string way)
    {
        var steps = way.Split(Path.DirectorySeparatorChar);
        var at = root;
        return Array.TrueForAll(steps[..^1], step => !step.StartsWith('.') && !Foreign.Contains(step, StringComparer.OrdinalIgnoreCase))
            && Array.TrueForAll(steps, step => IsOwn(at = Path.Combine(at, step)));
    }

    // NuGet leaves its mark in the folder of each package, wherever packages are unpacked.
    private static bool IsOwn(string path) => new FileInfo(path).LinkTarget is null && !File.Exists(Path.Combine(path, ".nupkg.metadata"));
}
