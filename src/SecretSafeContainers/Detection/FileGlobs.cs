using System.Collections.Immutable;
using System.IO.Enumeration;

namespace SecretSafeContainers.Detection;

/// <summary>Tells which rules are for a file, by its path. Remembers what it told: hot literals ask for each occurrence.</summary>
/// <param name="path">The file's path; empty for content that is no file, which every rule is for.</param>
internal sealed class FileGlobs(string path)
{
    private readonly string rooted = "/" + path;
    private readonly Dictionary<ImmutableArray<string>, bool> known = [];

    /// <summary>True if one of the globs is the path's end, or there are none.</summary>
    /// <param name="globs">A rule's files.</param>
    public bool Meet(ImmutableArray<string> globs)
    {
        if (globs.IsEmpty || path.Length == 0)
        {
            return true;
        }

        if (!known.TryGetValue(globs, out var meets))
        {
            known[globs] = meets = globs.Any(IsEnd);
        }

        return meets;
    }

    // Names, and *.extension: every file of an image is asked, and the general way takes 3 % of an audit.
    private bool IsEnd(string glob)
    {
        var end = glob.AsSpan().TrimStart('*');
        return end.ContainsAny('*', '?')
            ? FileSystemName.MatchesSimpleExpression("*/" + glob, rooted, ignoreCase: true)
            : rooted.AsSpan().EndsWith(end, StringComparison.OrdinalIgnoreCase) && (end.Length < glob.Length || (end.Length < rooted.Length && rooted[^(end.Length + 1)] == '/'));
    }
}
