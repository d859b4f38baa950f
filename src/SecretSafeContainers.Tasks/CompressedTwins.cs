using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Tasks;

/// <summary>A web project publishes <c>site.js</c> also as <c>site.js.gz</c> and <c>site.js.br</c>: what leaks in it leaks in all three, and is said once.</summary>
internal static class CompressedTwins
{
    private static readonly string[] Suffixes = [".gz", ".br", ".zst"];

    /// <summary>The findings that are not those of a compressed file beside the same file, each with the paths of such files.</summary>
    public static IEnumerable<(Finding Finding, IReadOnlyList<string> Twins)> Group(IEnumerable<Finding> findings)
    {
        var all = findings.ToList();
        var originals = all.Where(finding => finding.Inner.IsEmpty && finding.Path is not null).GroupBy(finding => Key(finding, finding.Path!)).ToDictionary(same => same.Key, same => same.First());
        var twins = all.Where(finding => Original(finding) is { } path && originals.ContainsKey(Key(finding, path))).ToLookup(finding => originals[Key(finding, Original(finding)!)]);
        var repeated = twins.SelectMany(group => group).ToHashSet(ReferenceEqualityComparer.Instance);
        return all.Where(finding => !repeated.Contains(finding))
            .Select(finding => (finding, (IReadOnlyList<string>)[.. twins[finding].Select(twin => twin.Path!).Distinct().Order(StringComparer.Ordinal)]));
    }

    private static (int?, string, string?, string?, int?, int?) Key(Finding finding, string path) =>
        (finding.Layer, path, finding.Rule, finding.SecretId, finding.Line, finding.Column);

    /// <summary>The path that a compressed file has without its suffix; null for any other.</summary>
    private static string? Original(Finding finding) => finding is { Path: { } path, Inner.Length: 1 } && Suffixes.FirstOrDefault(suffix => path.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix
        ? path[..^suffix.Length]
        : null;
}
