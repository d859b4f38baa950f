using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Sources;

namespace SecretSafeContainers.Images.Folders;

/// <summary>Lists a folder, recursively and in ordinal order: hidden files too, parents before what they hold.</summary>
/// <remarks>
/// A followed link to a folder that is being walked already is a cycle, and stays a link. Spellings that hide this end at
/// <see cref="ImageLimits.FolderDepth"/>.
/// </remarks>
internal sealed class FolderWalk(string folder, FolderOptions options)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    /// <summary>Everything in the folder.</summary>
    /// <exception cref="SecretSafeException">There is more than a layer may have (SSC4007).</exception>
    public IEnumerable<FolderEntry> Entries()
    {
        var count = 0;
        foreach (var entry in List(new DirectoryInfo(Path.GetFullPath(folder)), Prefix(), RealPaths()))
        {
            yield return ++count <= ImageLimits.Entries
                ? entry
                : throw new SecretSafeException(DiagnosticCodes.LimitReached, folder, $"it has more than {ImageLimits.Entries} entries");
        }
    }

    private string Prefix()
    {
        var prefix = options.PathPrefix.Trim('/');
        return prefix.Length == 0 ? "" : prefix + "/";
    }

    private List<string> RealPaths() => [RealPath(new DirectoryInfo(Path.GetFullPath(folder)))];

    /// <param name="directory">What is listed.</param>
    /// <param name="prefix">Its path in the image, empty or with a <c>/</c> at its end.</param>
    /// <param name="above">Real paths of it and of the directories above it.</param>
    private IEnumerable<FolderEntry> List(DirectoryInfo directory, string prefix, List<string> above)
    {
        var (children, refusal) = Children(directory);
        if (refusal is not null || above.Count > ImageLimits.FolderDepth)
        {
            var why = refusal ?? $"it lies deeper than {ImageLimits.FolderDepth} folders";
            yield return new FolderEntry(LayerEntryKind.File, prefix.TrimEnd('/'), directory.FullName) { Refusal = $"the folder could not be listed: {why}" };
            yield break;
        }

        foreach (var child in children)
        {
            var path = prefix + child.Name;
            var isTaken = options.Selection?.Takes(path) ?? true;
            var target = Follow(child, path);
            if (target is DirectoryInfo inner && RealPath(inner) is var real && !above.Contains(real))
            {
                if (isTaken)
                {
                    yield return new FolderEntry(LayerEntryKind.Directory, path, child.FullName);
                }

                if (options.Selection?.Enters(path) == false)
                {
                    continue;
                }

                foreach (var entry in List(new DirectoryInfo(child.FullName), path + "/", [.. above, real]))
                {
                    yield return entry;
                }
            }
            else if (isTaken)
            {
                yield return target is FileInfo file
                    ? FileOf(file, path, child.FullName)
                    : new FolderEntry(LayerEntryKind.SymbolicLink, path, child.FullName) { LinkTarget = child.LinkTarget ?? "" };
            }
        }
    }

    private static FolderEntry FileOf(FileInfo file, string path, string fullPath)
    {
        try
        {
            return new FolderEntry(LayerEntryKind.File, path, fullPath, file.Length);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FolderEntry(LayerEntryKind.File, path, fullPath) { Refusal = LocalFile.ReasonOf(failure) };
        }
    }

    private static (FileSystemInfo[] Children, string? Refusal) Children(DirectoryInfo directory)
    {
        try
        {
            var children = directory.GetFileSystemInfos("*", Everything);
            Array.Sort(children, (left, right) => string.CompareOrdinal(left.Name, right.Name));
            return (children, null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ([], LocalFile.ReasonOf(failure));
        }
    }

    /// <summary>What is to be read: the entry itself, or what a followed link leads to; null for a link that stays one.</summary>
    private FileSystemInfo? Follow(FileSystemInfo child, string path)
    {
        if (child.LinkTarget is null)
        {
            return child;
        }

        try
        {
            return child.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target && (options.FollowLinks || options.Selection?.Follows(path, target.FullName) == true)
                ? target
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string RealPath(DirectoryInfo directory) =>
        Path.TrimEndingDirectorySeparator((directory.ResolveLinkTarget(returnFinalTarget: true) ?? directory).FullName);
}
