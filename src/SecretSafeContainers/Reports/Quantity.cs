using System.Globalization;

namespace SecretSafeContainers.Reports;

/// <summary>Numbers as a person reads them.</summary>
public static class Quantity
{
    /// <summary>A count and its noun: <c>1 file</c>, <c>2 files</c>.</summary>
    public static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>How many layers, and how many of them an earlier audit has answered for: <c>4 layers (3 known)</c>.</summary>
    public static string Layers(IReadOnlyCollection<LayerReport> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var known = layers.Count(layer => layer.Cached);
        return known == 0 ? Count(layers.Count, "layer") : string.Create(CultureInfo.InvariantCulture, $"{Count(layers.Count, "layer")} ({known} known)");
    }

    /// <summary>Bytes in decimal units, as disks and registries count.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.00} GB"),
    };
}
