using System.Collections.Immutable;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports.Html;

/// <summary>Puts the findings of all images together by their secret.</summary>
internal static class LeakedSecrets
{
    /// <summary>The secrets: those that fail first, graver ones before, and in the order in which they were found.</summary>
    public static ImmutableArray<LeakedSecret> Of(AuditReport report, AuditPolicy policy) =>
    [
        .. report.Images.SelectMany(image => image.Findings, (image, finding) => new LeakedPlace(image, finding))
            .GroupBy(place => Problems.KeyOf(place.Finding))
            .Select(places => new LeakedSecret(0, [.. places], places.Any(place => policy.Fails(place.Finding))))
            .OrderByDescending(secret => secret.Fails).ThenByDescending(secret => secret.Severity)
            .Select((secret, index) => secret with { Number = index + 1 }),
    ];
}
