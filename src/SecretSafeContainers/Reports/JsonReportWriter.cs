using System.Text.Json;

namespace SecretSafeContainers.Reports;

/// <summary>The JSON report, version 1: camel case, stable order, UTF-8 without BOM, a newline at the end.</summary>
public sealed class JsonReportWriter : IReportWriter
{
    /// <inheritdoc/>
    public async Task WriteAsync(AuditReport report, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        await JsonSerializer.SerializeAsync(output, JsonReport.Of(report), JsonReportContext.Default.JsonReport, cancellationToken).ConfigureAwait(false);
        await output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }
}
