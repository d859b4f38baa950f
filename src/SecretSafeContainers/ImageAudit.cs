using System.Collections.Immutable;
using SecretSafeContainers.Content;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers;

/// <summary>The audit of one image: what was detected and what was not read. Owns the detections until they have become findings.</summary>
internal sealed class ImageAudit : IDisposable
{
    private readonly Image image;
    private readonly ContentScanner scanner;
    private readonly ImageWalk walk;
    private readonly NestedContent nested;
    private readonly DetectionCollection detections = [];
    private readonly List<Skipped> skipped;

    /// <param name="image">What to audit; its source stays open for it.</param>
    /// <param name="scanner">Looks for credentials. Stays the caller's.</param>
    /// <param name="phase">At which moment.</param>
    /// <param name="bounds">How far to go into archives.</param>
    public ImageAudit(Image image, ContentScanner scanner, AuditPhase phase, NestingBounds bounds)
    {
        this.image = image;
        this.scanner = scanner;
        walk = new(image, phase == AuditPhase.Gate ? ContentChannel.Publish : ContentChannel.File);
        skipped = [.. image.Skipped];
        nested = new(bounds, ScanAsync, skipped.Add);
    }

    /// <summary>Is told how far the audit is, under the image's redacted name; or null.</summary>
    public (IProgress<AuditProgress> Receiver, string Name)? Progress { get; init; }

    /// <summary>What is audited.</summary>
    public Image Image => image;

    /// <summary>Walks and scans everything. What cannot be read is noted, and the rest goes on.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var document in image.Documents)
        {
            await ScanAllAsync(walk.DocumentItems(document).ToAsyncEnumerable(), document.Name, cancellationToken).ConfigureAwait(false);
        }

        for (var layer = 0; layer < image.Layers.Length; layer++)
        {
            await ScanAllAsync(Told(walk.LayerItemsAsync(layer, cancellationToken), layer), image.Layers[layer].Name, cancellationToken).ConfigureAwait(false);
        }

        if (image.Log is { } log)
        {
            await ScanAllAsync(walk.LogItems(log).ToAsyncEnumerable(), log.Name, cancellationToken).ConfigureAwait(false);
        }

        if (detections.Overflowed)
        {
            skipped.Add(new Skipped(DiagnosticCodes.LimitReached, image.Reference, $"more than {DetectionCollection.Limit} leaks: the rest is not listed"));
        }
    }

    /// <summary>Lets the redactor mask everything that was found here.</summary>
    public void Teach(Redactor redactor)
    {
        foreach (var detection in detections)
        {
            redactor.Learn(detection);
        }
    }

    /// <summary>The redacted report. Call it when the redactor has learned from all images.</summary>
    public ImageReport Report(FindingFactory factory, Redactor redactor, AuditPolicy policy)
    {
        var found = detections.Select(detection => factory.Create(detection, image, walk.ExposureOf(detection.Location)))
            .Select(finding => (Finding: finding, Suppressed: policy.Triage.Suppress(finding))).ToList();
        ImmutableArray<Finding> findings = [.. found.Where(one => one.Suppressed is null).Select(one => one.Finding)];
        ImmutableArray<Skipped> unread =
            [.. skipped.Select(skip => skip with { What = redactor.Redact(skip.What), Why = redactor.Redact(skip.Why) })];
        return new ImageReport(
            redactor.Redact(image.Reference), image.Digest, Redact(image.Platform, redactor),
            policy.Judge(findings, everythingRead: unread.IsEmpty),
            [.. image.Layers.Select((layer, index) => new LayerReport(index, layer.Digest, layer.DiffId, redactor.Redact(layer.CreatedBy),
                layer.Origin, walk.BytesOf(index), walk.FilesOf(index), Cached: false))],
            findings, [.. found.Select(one => one.Suppressed).OfType<SuppressedFinding>().Select(one => one with { Reason = redactor.Redact(one.Reason), By = redactor.Redact(one.By) })],
            new Coverage(walk.Bytes, walk.Files, unread) { ExpandedBytes = nested.Bytes });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        detections.Dispose();
        nested.Dispose();
    }

    // A config may name any text as its platform.
    private static Platform? Redact(Platform? platform, Redactor redactor) => platform is null
        ? null
        : new Platform(redactor.Redact(platform.Os), redactor.Redact(platform.Architecture), redactor.Redact(platform.Variant));

    private IAsyncEnumerable<ContentItem> Told(IAsyncEnumerable<ContentItem> items, int layer) => Progress is not var (receiver, name) ? items : items.Select(item =>
    {
        receiver.Report(new(name, layer + 1, image.Layers.Length, walk.Bytes));
        return item;
    });

    private async Task ScanAllAsync(IAsyncEnumerable<ContentItem> items, string name, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in items.ConfigureAwait(false))
            {
                await nested.VisitAsync(item, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SecretSafeException failure)
        {
            skipped.Add(Skipped.From(failure));
        }
        catch (IOException failure)
        {
            skipped.Add(new Skipped(DiagnosticCodes.Unreadable, name, failure.Message));
        }
    }

    private async ValueTask ScanAsync(ContentItem item, CancellationToken cancellationToken)
    {
        try
        {
            skipped.AddRange(await scanner.ScanAsync(item, detections, cancellationToken).ConfigureAwait(false));
        }
        catch (SecretSafeException failure) when (failure.Code == DiagnosticCodes.Unreadable)
        {
            // Only this file: its neighbours can still be read.
            skipped.Add(Skipped.From(failure));
        }
    }
}
