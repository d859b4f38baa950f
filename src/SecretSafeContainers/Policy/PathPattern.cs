using Microsoft.Extensions.FileSystemGlobbing;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Policy;

/// <summary>A glob over paths in an image: <c>app/appsettings.*.json</c>, <c>**/testdata/**</c>. Case counts, as it does in images.</summary>
public sealed class PathPattern
{
    private readonly string text;
    private readonly Matcher matcher;

    private PathPattern(string text)
    {
        this.text = text;
        matcher = new Matcher(StringComparison.Ordinal).AddInclude(text);
    }

    /// <summary>A pattern, or null for what names no path in an image: nothing, and what climbs out.</summary>
    /// <param name="glob">As typed; a leading slash and backslashes are allowed.</param>
    public static PathPattern? TryParse(string glob)
    {
        ArgumentNullException.ThrowIfNull(glob);
        var text = glob.Trim().Replace('\\', '/').TrimStart('/');
        return LiesInImage(text) ? new(text) : null;
    }

    /// <summary>True if the finding lies in a file at such a path, or within an archive at such a one (<c>app/lib/a.jar!b/*.txt</c>). What has no path never does.</summary>
    public bool Matches(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Path is { } path && (Matches(path) || (!finding.Inner.IsDefaultOrEmpty && Matches(string.Join('!', [path, .. finding.Inner]))));
    }

    /// <inheritdoc/>
    public override string ToString() => text;

    private bool Matches(string path) => LiesInImage(path) && matcher.Match("/", path).HasMatches;

    // What climbs lies nowhere in an image, and the matcher would resolve it on this machine; it cannot take empty steps nor the character 0.
    private static bool LiesInImage(string path) => !path.Contains('\0') && Array.TrueForAll(path.Split('/'), step => step is not ("" or "." or ".."));
}
