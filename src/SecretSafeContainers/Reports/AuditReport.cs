using System.Collections.Immutable;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports;

/// <summary>The result of an audit: redacted, complete, and the only thing that leaves it.</summary>
/// <param name="Phase">At which moment it was made.</param>
/// <param name="Images">One entry an image and platform.</param>
/// <param name="SharedLayers">Leaking layers that several images hold.</param>
public sealed record AuditReport(AuditPhase Phase, ImmutableArray<ImageReport> Images, ImmutableArray<SharedLayer> SharedLayers)
{
    /// <summary>The worst verdict of all images; "incomplete" if there is none: nothing was audited.</summary>
    public Verdict Verdict => Images.IsEmpty ? Verdict.Incomplete : Images.Max(image => image.Verdict);
}
