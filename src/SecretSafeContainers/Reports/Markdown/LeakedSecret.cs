using System.Collections.Immutable;
using SecretSafeContainers.Content;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Reports.Markdown;

/// <summary>The places of what a reader takes for one secret: the same rule, the same id, the same name.</summary>
/// <param name="Places">At least one, those that fail first.</param>
/// <param name="Fails">True if one of them fails the build.</param>
internal sealed record LeakedSecret(ImmutableArray<Finding> Places, bool Fails)
{
    /// <summary>Who can see it at any of its places.</summary>
    public Exposure Exposure => new(Places.Any(one => one.Exposure.Runtime), Places.Any(one => one.Exposure.Inspection), Places.Any(one => one.Exposure.Layers));

    /// <summary>The secrets of a report, those that fail first, then in the order of their places.</summary>
    public static IReadOnlyList<LeakedSecret> Of(AuditReport report, Func<Finding, bool> fails) =>
    [
        .. report.Images.SelectMany(image => image.Findings)
            .GroupBy(finding => (finding.Secret, finding.Rule, finding.SecretId, finding.Title))
            .Select(places => new LeakedSecret([.. places.OrderByDescending(fails)], places.Any(fails)))
            .OrderByDescending(secret => secret.Fails),
    ];
}
