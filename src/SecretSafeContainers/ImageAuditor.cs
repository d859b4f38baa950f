using System.Collections.Immutable;
using SecretSafeContainers.Caching;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers;

/// <summary>
/// The line from images to a report, written once: walk each image, scan each item, and, when all has been seen and can be masked, make findings and judge them.
/// </summary>
/// <param name="options">What to look for, and how to judge it.</param>
public sealed class ImageAuditor(AuditOptions options) : IDisposable
{
    private readonly ContentScanner scanner = new(options.Rules, options.Secrets);
    private readonly CleanLayers? clean = options.Cache is { } cache ? new(cache, options.Rules, options.Nesting, options.Secrets) : null;

    /// <summary>Audits images. What cannot be read is in the report's coverage, and its verdict is never "clean".</summary>
    /// <param name="images">The images; each must stay open until the next is asked for.</param>
    /// <param name="cancellationToken">Stops within a window of content.</param>
    /// <exception cref="OperationCanceledException">The audit was cancelled; there is no report then.</exception>
    public async Task<AuditReport> AuditAsync(IAsyncEnumerable<Image> images, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var redactor = new Redactor(scanner);
        var audits = new List<ImageAudit>();
        try
        {
            await foreach (var image in images.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var audit = new ImageAudit(image, scanner, options, clean)
                {
                    Progress = options.Progress is { } receiver ? (receiver, redactor.Redact(image.Reference)) : null,
                };
                audits.Add(audit);
                await audit.RunAsync(cancellationToken).ConfigureAwait(false);
                audit.Teach(redactor);
            }

            var allowances = new InlineAllowances(scanner, redactor);
            var numbers = new SecretNumbers();
            ImmutableArray<ImageReport> reports =
            [
                .. audits.Select(audit => audit.Report(
                    new FindingFactory(redactor, options.SourcesOf?.Invoke(audit.Image) ?? options.Sources) { Allowances = allowances, Secrets = numbers }, redactor, options.Policy)),
            ];
            return new AuditReport(options.Phase, reports, SharedLayers.Of(reports));
        }
        finally
        {
            audits.ForEach(audit => audit.Dispose());
        }
    }

    /// <summary>Audits one image.</summary>
    public Task<AuditReport> AuditAsync(Image image, CancellationToken cancellationToken) =>
        AuditAsync(AsyncEnumerable.Repeat(image, 1), cancellationToken);

    /// <summary>A report on something that could not be opened as an image at all.</summary>
    public AuditReport Unreadable(string reference, SecretSafeException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        using var redactor = new Redactor(scanner);
        using var audit = new ImageAudit(new Image { Reference = reference, Skipped = [Skipped.From(failure)] }, scanner, options);
        return new AuditReport(options.Phase, [audit.Report(new FindingFactory(redactor, options.Sources), redactor, options.Policy)], []);
    }

    /// <summary>Zeroes what was derived from secrets.</summary>
    public void Dispose() => scanner.Dispose();
}
