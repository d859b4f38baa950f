using System.Collections.Immutable;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports.Html;

/// <summary>Puts the findings of all images together by their secret.</summary>
internal static class LeakedSecrets
{
    /// <summary>The secrets: those that fail first, graver ones before, and in the order in which they were found.</summary>
    public static ImmutableArray<LeakedSecret> Of(AuditReport report, AuditPolicy policy) =>
    [
        .. report.Images.SelectMany(image => image.Findings, (image, finding) => new LeakedPlace(image, finding))
            .GroupBy(place => SecretOf(place.Finding))
            .Select(places => new LeakedSecret(0, [.. places], places.Any(place => policy.Fails(place.Finding))))
            .OrderByDescending(secret => secret.Fails).ThenByDescending(secret => secret.Severity)
            .Select((secret, index) => secret with { Number = index + 1 }),
    ];

    /// <summary>Equal for places of the same secret. A finding whose number is not known, as in a report that was read again, goes by what is said of it.</summary>
    private static (int, string, string?, string, string) SecretOf(Finding finding) =>
        finding.Secret > 0 ? (finding.Secret, "", null, "", "") : (0, finding.Rule, finding.SecretId, finding.Title, finding.Preview);
}
