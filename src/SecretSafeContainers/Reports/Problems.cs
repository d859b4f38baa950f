using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports;

/// <summary>Puts findings together by their secret: the same password in four files is one problem, and one error.</summary>
public static class Problems
{
    /// <summary>The problems of a report: those that fail first, and the gravest of them, then in the order in which they were found.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="policy">Tells failures from warnings.</param>
    public static ImmutableArray<Problem> Of(AuditReport report, AuditPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(policy);
        return
        [
            .. report.Images.SelectMany(image => image.Findings, (image, finding) => (Image: image, Finding: finding))
                .GroupBy(found => KeyOf(found.Finding))
                .Select(same => Of([.. same], policy))
                .OrderByDescending(problem => problem.Fails).ThenByDescending(problem => problem.Severity),
        ];
    }

    private static Problem Of(List<(ImageReport Image, Finding Finding)> found, AuditPolicy policy)
    {
        var places = found.DistinctBy(one => PlaceOf(one.Finding)).Select(one => one.Finding)
            .OrderByDescending(policy.Fails).ThenBy(Distance).ThenByDescending(finding => finding.Code == DiagnosticCodes.KnownSecret)
            .ThenByDescending(finding => finding.Severity).ThenBy(finding => finding.Inner.IsDefault ? 0 : finding.Inner.Length);
        return new([.. places], found.Exists(one => policy.Fails(one.Finding)), [.. found.Select(one => one.Image).Distinct()]);
    }

    /// <summary>How far it is from a place to what must be changed: a line of the user's own, a file, nothing that is known.</summary>
    private static int Distance(Finding finding) => finding.Source switch
    {
        { Line: not null, IsLeftover: false } => 0,
        { IsLeftover: false } => 1,
        not null => 2,
        null => 3,
    };

    /// <summary>Equal for findings of the same secret in one report.</summary>
    /// <remarks>Of a report that was read from its file only the names of known secrets, and fingerprints, are left.</remarks>
    internal static (int, string?) KeyOf(Finding finding) => finding switch
    {
        { Secret: > 0 } => (finding.Secret, null),
        { SecretId: { } id } => (0, $"'{id}"),
        _ => (0, finding.Fingerprint),
    };

    private static (int?, string, string?, long, int?, int?, string) PlaceOf(Finding finding) => (
        finding.Layer, FindingMessage.PathOf(finding), finding.Pointer, finding.Offset, finding.Line, finding.Column, $"{finding.Channel} {finding.Rule}");
}
