using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Reports;

/// <summary>Writes a report to a file, whole or not at all.</summary>
public static class ReportFile
{
    /// <summary>Writes beside the file and moves into place, so that a full disk or a stop leaves no half report.</summary>
    /// <returns>Null, or why there is no report (SSC4011).</returns>
    public static async Task<Skipped?> TryWriteAsync(IReportWriter writer, AuditReport report, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            try
            {
                var stream = new FileStream(draft, FileMode.Create, FileAccess.Write);
                await using (stream.ConfigureAwait(false))
                {
                    await writer.WriteAsync(report, stream, cancellationToken).ConfigureAwait(false);
                }

                File.Move(draft, path, overwrite: true);
                return null;
            }
            finally
            {
                File.Delete(draft);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return new Skipped(DiagnosticCodes.ReportNotWritten, path, failure.Message);
        }
    }
}
