using System.Globalization;
using SecretSafeContainers.Content;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Reports.Html;

/// <summary>Places in one line each.</summary>
internal static class PlaceText
{
    /// <summary>The line to change; the place in the image if nobody knows what put it there.</summary>
    public static string ToChange(Finding finding) => finding.Source is { } source ? Of(source) : FindingMessage.Where(finding);

    /// <summary><c>file:line</c>, as editors and terminals open it.</summary>
    public static string Of(SourceLocation source) => source.Line is { } line ? $"{source.File}:{line.ToString(CultureInfo.InvariantCulture)}" : source.File;

    /// <summary>Path with the way through archives, line and column; a pointer for what lies in metadata.</summary>
    public static string Of(Finding finding)
    {
        var path = finding.Path is null ? finding.Pointer ?? "" : string.Join('!', [finding.Path, .. finding.Inner.IsDefault ? [] : finding.Inner]);
        var isBehindArchive = finding.Channel == ContentChannel.File && path.Length == 0;
        var position = finding.Line is { } line && finding.Path is not null ? string.Create(CultureInfo.InvariantCulture, $":{line}:{finding.Column}") : "";
        return isBehindArchive ? "behind the end of the archive" : path + position;
    }
}
