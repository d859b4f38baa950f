using SecretSafeContainers.Content;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Reports.Sarif;

/// <summary>Where findings lie: the line to change in the sources, and the place in the image.</summary>
internal sealed class SarifPlaces(ReportContext context)
{
    /// <summary>What paths of sources are relative to. It is named and not said: the path of one machine is nobody's business.</summary>
    public const string Root = "%SRCROOT%";

    // GitHub shows no result without a file. This folder is in no repository, and the same in every audit.
    private const string NoSource = "container-image";

    /// <summary>The place of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="image">The image's name.</param>
    public SarifLocation Of(Finding finding, string image) => new(Physical(finding), [Logical(finding, image)]);

    private SarifPhysicalLocation Physical(Finding finding)
    {
        if (finding.Source is { } source && context.Sources?.Relative(source.File) is { } file)
        {
            return At(file, source.Line, source.Column);
        }

        if (context.Project is { } path && context.Sources?.Relative(path) is { } project)
        {
            return At(project, null, null);
        }

        return At($"{NoSource}/{finding.Path ?? Channel(finding)}", finding.Line, finding.Column);
    }

    private static SarifPhysicalLocation At(string path, int? line, int? column)
    {
        var steps = SarifText.Cut(Inert.Of(path), SarifLimits.NameCharacters).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var uri = string.Join('/', steps.Select(step => step is "." or ".." ? "_" : Uri.EscapeDataString(step)));
        return new(new(uri, Root), new(Math.Max(line ?? 1, 1), line > 0 && column > 0 ? column : null));
    }

    private static SarifLogicalLocation Logical(Finding finding, string image)
    {
        string[] steps = finding.Path is null
            ? [image, Channel(finding) + finding.Pointer]
            : [image, .. finding.Layer is { } layer ? [FormattableString.Invariant($"layer {layer}")] : Array.Empty<string>(), finding.Path, .. finding.Inner.IsDefault ? [] : finding.Inner];
        return new(SarifText.Name(steps[^1]), SarifText.Name(string.Join('!', steps)), finding.Path is null ? "value" : "resource");
    }

    private static string Channel(Finding finding) => finding.Channel == ContentChannel.FileName ? "fileName" : finding.Channel.ToString().ToLowerInvariant();
}
