using System.Collections.Immutable;
using SecretSafeContainers.Dockerfiles;
using SecretSafeContainers.Images.Folders;

namespace SecretSafeContainers.Builds;

/// <summary>The files of a build context that an image's stages take.</summary>
/// <param name="context">Full path of the context.</param>
/// <param name="sources">What is taken.</param>
/// <param name="ignore">What is left out of the context.</param>
internal sealed class ContextSelection(string context, ImmutableArray<CopySource> sources, DockerIgnore ignore) : IFolderSelection
{
    // What a folder's path matches is asked for by everything in it. Bounded like the walk itself.
    private readonly Dictionary<string, ImmutableArray<bool>> matches = new(StringComparer.Ordinal);

    /// <summary>The first instruction that takes a path, or null.</summary>
    public DockerfileInstruction? InstructionFor(string path)
    {
        var parts = path.Split('/');
        return sources.FirstOrDefault(source => source.Takes(parts))?.Instruction;
    }

    /// <inheritdoc/>
    public bool Takes(string path) => InstructionFor(path) is not null && !ignore.IsExcluded(MatchesOf(path));

    /// <inheritdoc/>
    public bool Enters(string path)
    {
        var parts = path.Split('/');
        if (!sources.Any(source => source.TakesIn(parts)))
        {
            return false;
        }

        var own = matches[path] = MatchesOf(path);
        return !ignore.IsExcluded(own) || ignore.HasExceptionBelow(path);
    }

    /// <inheritdoc/>
    public bool Follows(string path, string target)
    {
        var inContext = Path.GetRelativePath(context, target).Replace('\\', '/');
        var parts = path.Split('/');
        return !inContext.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(inContext)
            && !ignore.Excludes(inContext) && sources.Any(source => source.Follows(parts));
    }

    private ImmutableArray<bool> MatchesOf(string path)
    {
        var slash = path.LastIndexOf('/');
        var above = slash < 0 ? [] : matches.GetValueOrDefault(path[..slash], []);
        return ignore.Match(path, above);
    }
}
