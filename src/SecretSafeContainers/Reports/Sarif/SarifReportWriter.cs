using System.IO.Compression;
using System.Text.Json;

namespace SecretSafeContainers.Reports.Sarif;

/// <summary>
/// The report as SARIF 2.1.0, for the code scanning of GitHub and Azure DevOps: a run for each image, within the sizes that they take. UTF-8 without BOM, a newline at the end.
/// </summary>
/// <param name="context">How it was judged, and where the sources lie.</param>
public sealed class SarifReportWriter(ReportContext context) : IReportWriter
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <inheritdoc/>
    public async Task WriteAsync(AuditReport report, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var log = await FittingAsync(report, cancellationToken).ConfigureAwait(false);
        await JsonSerializer.SerializeAsync(output, log, SarifContext.Default.SarifLog, cancellationToken).ConfigureAwait(false);
        await output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    private async Task<SarifLog> FittingAsync(AuditReport report, CancellationToken cancellationToken)
    {
        var most = SarifLimits.Results;
        var log = Of(report, most);
        while (log.Runs.Sum(run => run.Results.Count) > SarifLimits.AlwaysFit && await CompressedAsync(log, cancellationToken).ConfigureAwait(false) > SarifLimits.CompressedBytes)
        {
            most = Math.Min(most, log.Runs.Max(run => run.Results.Count)) / 2;
            log = Of(report, most);
        }

        return log;
    }

    private SarifLog Of(AuditReport report, int most)
    {
        // What is more than a file has runs shares the last one.
        var groups = report.Images.Select((image, index) => (image, run: Math.Min(index, SarifLimits.Runs - 1))).GroupBy(one => one.run, one => one.image).Select(images => images.ToList()).ToList();
        var ids = RunIdentity.Of(report.Phase, groups.Select(images => images[0]));
        return new(Schema, "2.1.0", [.. groups.Zip(ids, (images, id) => new SarifRunWriter(context, report.Phase, most).Write(images, id))]);
    }

    private static async Task<long> CompressedAsync(SarifLog log, CancellationToken cancellationToken)
    {
        using var counted = new MemoryStream();
        var gzip = new GZipStream(counted, CompressionLevel.Fastest, leaveOpen: true);
        await using (gzip.ConfigureAwait(false))
        {
            await JsonSerializer.SerializeAsync(gzip, log, SarifContext.Default.SarifLog, cancellationToken).ConfigureAwait(false);
        }

        return counted.Length;
    }
}
