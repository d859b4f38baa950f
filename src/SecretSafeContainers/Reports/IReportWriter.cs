namespace SecretSafeContainers.Reports;

/// <summary>Writes a report in one form.</summary>
public interface IReportWriter
{
    /// <summary>Writes the whole report as UTF-8.</summary>
    /// <param name="report">What to write.</param>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    Task WriteAsync(AuditReport report, Stream output, CancellationToken cancellationToken);
}
