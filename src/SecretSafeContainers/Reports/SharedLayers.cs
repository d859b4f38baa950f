using System.Collections.Immutable;

namespace SecretSafeContainers.Reports;

/// <summary>Finds the leaking layers that several images hold.</summary>
internal static class SharedLayers
{
    /// <summary>The layers, in the order in which they first appear.</summary>
    public static ImmutableArray<SharedLayer> Of(IReadOnlyList<ImageReport> reports) => reports.Count < 2 ? [] : Among(reports);

    private static ImmutableArray<SharedLayer> Among(IReadOnlyList<ImageReport> reports) =>
    [
        .. from report in reports
           from layer in report.Layers
           let findings = report.Findings.Count(finding => finding.Layer == layer.Index)
           where layer.DiffId is not null && findings > 0
           group (report.Reference, findings) by layer.DiffId!.Value into shared
           let images = shared.Select(place => place.Reference).Distinct().ToImmutableArray()
           where images.Length > 1
           select new SharedLayer(shared.Key, images, shared.Max(place => place.findings)),
    ];
}
