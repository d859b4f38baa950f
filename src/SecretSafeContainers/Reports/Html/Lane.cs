using System.Collections.Immutable;
using SecretSafeContainers.Content;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Reports.Html;

/// <summary>A secret's way through one image, from the layer where it enters upwards.</summary>
/// <param name="Secret">The secret.</param>
/// <param name="Findings">Its findings in this image.</param>
internal sealed record Lane(LeakedSecret Secret, ImmutableArray<Finding> Findings)
{
    /// <summary>True if it would enter with the files that are about to be published.</summary>
    public bool IsToBePublished => Findings.Any(IsPublish);

    /// <summary>Before whoever inspects the image.</summary>
    public LaneMark AtInspection => Findings.Any(finding => finding.Exposure.Inspection) ? LaneMark.Inspected : LaneMark.Nothing;

    /// <summary>Before the running container: an environment variable reaches it without a layer.</summary>
    public LaneMark AtRuntime => Findings.Any(finding => finding.Exposure.Runtime && IsInLayers(finding)) ? LaneMark.Reached
        : Findings.Any(finding => finding.Exposure.Runtime) ? LaneMark.Inspected
        : Findings.Any(IsInLayers) ? LaneMark.Unreached
        : LaneMark.Nothing;

    /// <summary>In the layer that a publish would add.</summary>
    public LaneMark AtPublish => IsToBePublished ? LaneMark.Enters(isSeen: true, fromBelow: Findings.Any(finding => finding.Layer is not null))
        : Below(int.MaxValue);

    /// <summary>In a layer.</summary>
    public LaneMark AtLayer(int index)
    {
        var here = Findings.Where(finding => finding.Layer == index).ToList();
        return here.Count == 0 ? Below(index) : LaneMark.Enters(here.Exists(finding => finding.Exposure.Runtime), Findings.Any(finding => finding.Layer < index));
    }

    private LaneMark Below(int index)
    {
        var below = Findings.Where(finding => finding.Layer < index).ToList();
        return below.Count == 0 ? LaneMark.Nothing : LaneMark.Passes(below.Exists(finding => finding.Exposure.Runtime));
    }

    private static bool IsInLayers(Finding finding) => finding.Layer is not null || IsPublish(finding);

    private static bool IsPublish(Finding finding) => finding is { Layer: null, Channel: ContentChannel.Publish };
}
