using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Sources;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers;

/// <summary>
/// An audit of next to nothing, on another core, for whoever will audit and has something else to do first: it makes the rules and the code ready, which takes longer than a small
/// audit itself. Nobody waits for it, and nothing depends on it.
/// </summary>
public static class Rehearsal
{
    /// <summary>Begins to rehearse what every audit does, whatever it reads: the scan of a config. Whoever begins it opens an image meanwhile.</summary>
    /// <param name="writer">Writes the report, which nobody reads.</param>
    public static void BeginScan(Func<AuditPolicy, IReportWriter> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var config = new ImageDocument(ImageDocumentKind.Config, "config", """{"history":[{"created_by":"COPY . . # buildkit"}]}"""u8.ToArray());
        _ = Task.Run(async () => await WriteAsync(await AuditAsync(AsyncEnumerable.Repeat(new Image { Reference = "none", Documents = [config] }, 1)).ConfigureAwait(false), writer).ConfigureAwait(false));
    }

    /// <summary>Begins to rehearse all of an audit: opening an image, its layer, the scan and the report.</summary>
    /// <param name="writer">Writes the report, which nobody reads.</param>
    /// <param name="more">What else is to be rehearsed between the audit and its report.</param>
    public static void BeginAudit(Func<AuditPolicy, IReportWriter> writer, Action more)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(more);
        _ = Task.Run(async () =>
        {
            var report = await AuditAsync().ConfigureAwait(false);
            more();
            await WriteAsync(report, writer).ConfigureAwait(false);
        });
    }

    /// <summary>The audit of an image in memory.</summary>
    internal static async Task<AuditReport> AuditAsync()
    {
        var source = new RehearsedSource();
        await using var _ = source.ConfigureAwait(false);
        return await AuditAsync(ImageReader.ReadAsync(source, platform: null, CancellationToken.None)).ConfigureAwait(false);
    }

    private static async Task<AuditReport> AuditAsync(IAsyncEnumerable<Image> images)
    {
        using var auditor = new ImageAuditor(new AuditOptions { Jobs = 1 });
        return await auditor.AuditAsync(images, CancellationToken.None).ConfigureAwait(false);
    }

    private static Task WriteAsync(AuditReport report, Func<AuditPolicy, IReportWriter> writer) => writer(new AuditPolicy()).WriteAsync(report, Stream.Null, CancellationToken.None);
}
