using System.Globalization;
using SecretSafeContainers.Content;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Reports;

/// <summary>A finding in one sentence each for what, where and who sees it: the same words in the build's log and in the terminal.</summary>
public static class FindingMessage
{
    /// <summary>Further places that a message names; nobody reads more of them, and the report has them all.</summary>
    private const int MorePlaces = 5;

    /// <summary>The whole message, on one line: what, where and where else, how far it has come, who can see it, what to change, what to revoke, and how to refer to it.</summary>
    /// <param name="problem">The secret and its places.</param>
    /// <param name="phase">Before publishing a leak "would be" in the image, after it "is".</param>
    /// <param name="reach">How far it has come, as a sentence: what a person asks first. Empty if it is not known.</param>
    public static string Of(Problem problem, AuditPhase phase, string reach = "")
    {
        ArgumentNullException.ThrowIfNull(problem);
        var finding = problem.First;
        var verb = phase == AuditPhase.Gate ? "would be" : "is";
        var who = finding.IsInLog ? Who(finding) : Who(problem.Exposure);
        var remark = finding.Source is { IsLeftover: true } ? $" The file is {SourceLocation.LeftoverRemark}." : "";
        var text = $"{What(finding)} {verb} in the {(finding.IsInLog ? "log" : "image")}: {Where(finding)}.{Also(problem)}{(reach.Length == 0 ? "" : $" {reach}")} Who can see it: {who}. {finding.Fix}{remark}";
        return $"{text} [{finding.Rule}, {finding.Fingerprint}]";
    }

    /// <summary>The whole message on a secret at one place.</summary>
    public static string Of(Finding finding, AuditPhase phase) => Of(new Problem([finding], Fails: true, []), phase);

    /// <summary>What it is: title and preview.</summary>
    public static string What(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var preview = finding.Preview.Length > 0 ? $" {finding.Preview}" : "";
        var encoding = finding.Encoding.IsDefaultOrEmpty ? "" : $" (encoded as {string.Join(" in ", finding.Encoding.Reverse())})";
        return $"{finding.Title}{preview}{encoding}";
    }

    /// <summary>Where it lies in the image: path and line, or the place in the metadata.</summary>
    public static string Where(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var layer = finding.Layer is { } index ? $" (layer {index.ToString(CultureInfo.InvariantCulture)})" : "";
        return finding.Channel switch
        {
            ContentChannel.Publish => Position(finding),
            ContentChannel.File when finding.Path is "" && finding.Inner.IsDefaultOrEmpty => $"behind the end of the archive{layer}",
            ContentChannel.File => $"{Position(finding)}{layer}",
            ContentChannel.FileName => $"the name {PathOf(finding)}{layer}",
            ContentChannel.Link => $"the target of the link {PathOf(finding)}{layer}",
            ContentChannel.Xattr => $"an attribute of {PathOf(finding)}{layer}",
            ContentChannel.Env => $"environment variable, {finding.Pointer}",
            _ => $"{finding.Channel.ToString().ToLowerInvariant()}, {finding.Pointer}",
        };
    }

    /// <summary>Who can see it: of an image in the words of the table, of a log whoever reads it.</summary>
    public static string Who(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.IsInLog ? "whoever reads the log" : Who(finding.Exposure);
    }

    /// <summary>Who can see it, in the words of the table: runtime, inspection, layers.</summary>
    public static string Who(Exposure exposure)
    {
        string?[] who =
        [
            exposure.Runtime ? "the running container" : null,
            exposure.Inspection ? "whoever inspects the image (history, config, attestations)" : null,
            exposure.Layers ? "the image's layers" : null,
        ];
        // So it is with a stage that is only copied from.
        return exposure == default ? "the build cache, and who gets it" : string.Join(", ", who.Where(one => one is not null));
    }

    private static string Also(Problem problem)
    {
        var more = problem.Places.Skip(1).Select(Place).Distinct(StringComparer.Ordinal).ToList();
        var named = more.Take(MorePlaces).ToList();
        return (more.Count, named.Count) switch
        {
            (0, _) => "",
            (1, _) => $" Also in {more[0]}.",
            var (all, some) when all > some => $" Also in {string.Join(", ", named)}, and {Quantity.Count(all - some, "more place")} in the report.",
            _ => $" Also in {string.Join(", ", named.SkipLast(1))} and {named[^1]}.",
        };
    }

    /// <summary>A further place, as short as it stays clear: what is in a file that is only compressed is called by the file's own name.</summary>
    private static string Place(Finding finding) =>
        finding is { Path: { } path, Inner: [var inner] } && path[(path.LastIndexOf('/') + 1)..].StartsWith($"{inner}.", StringComparison.Ordinal) ? path : Where(finding);

    private static string Position(Finding finding)
    {
        var path = PathOf(finding);
        return finding.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{path}:{line}:{finding.Column}") : path;
    }

    /// <summary>The path in the image, and the way through archives from there.</summary>
    internal static string PathOf(Finding finding) => string.Join("!", [finding.Path, .. finding.Inner.IsDefault ? [] : finding.Inner]);
}
