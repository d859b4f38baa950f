using System.Collections.Immutable;
using SecretSafeContainers.Caching;
using SecretSafeContainers.Content;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers;

/// <summary>
/// The audit of one image: what was detected and what was not read. Its parts are audited side by side and told in their order, so the report is the same whatever the
/// number of cores. Owns the detections until they have become findings.
/// </summary>
internal sealed class ImageAudit : IDisposable
{
    private readonly Image image;
    private readonly AuditOptions options;
    private readonly ImageWalk walk;
    private readonly Cores cores;
    private readonly SemaphoreSlim dictionaries = new(1);
    private readonly PartAudit documents;
    private readonly PartAudit[] layers;
    private readonly PartAudit log;
    private readonly LayerVerdicts? verdicts;

    /// <param name="image">What to audit; its source stays open for it.</param>
    /// <param name="scanner">Looks for credentials. Stays the caller's.</param>
    /// <param name="options">How to audit.</param>
    /// <param name="clean">The layers that are known to be clean, or null.</param>
    public ImageAudit(Image image, ContentScanner scanner, AuditOptions options, CleanLayers? clean = null)
    {
        this.image = image;
        this.options = options;
        cores = new(options.Jobs);
        walk = new(image, options.Phase == AuditPhase.Gate ? ContentChannel.Publish : ContentChannel.File) { Cores = cores, Root = clean?.Root ?? PathHash.OwnRoot };
        verdicts = clean is null ? null : new(image, walk, clean);
        var expansion = new ImageExpansion(options.Nesting);
        var spare = new Cores(options.Jobs / 2);
        PartAudit Part() => new(() => new(scanner, options.Nesting, expansion, dictionaries), expansion, spare);
        documents = Part();
        layers = [.. image.Layers.Select(_ => Part())];
        log = Part();
    }

    /// <summary>Is told how far the audit is, under the image's redacted name; or null.</summary>
    public (IProgress<AuditProgress> Receiver, string Name)? Progress { get; init; }

    /// <summary>What is audited.</summary>
    public Image Image => image;

    private IEnumerable<PartAudit> Parts => [documents, .. layers, log];

    /// <summary>Walks and scans everything. What cannot be read is noted, and the rest goes on.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // The largest first: whatever is last runs alone. A folder's size is not known, so it may be the largest.
        int[] bySize = [.. Enumerable.Range(0, layers.Length).OrderByDescending(layer => image.Layers[layer].StoredBytes ?? long.MaxValue)];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken };
        var scan = Task.Run(() => ScanDocumentsAsync(cancellationToken), cancellationToken);
        if (options.Jobs == 1)
        {
            await scan.ConfigureAwait(false);
        }

        await Task.WhenAll(scan, Parallel.ForEachAsync(bySize, parallel, AuditLayerAsync)).ConfigureAwait(false);
        if (image.Log is { } text)
        {
            await log.ScanAllAsync(walk.LogItems(text).ToAsyncEnumerable(), text.Name, cancellationToken).ConfigureAwait(false);
        }

        Complete(log);
        verdicts?.Keep(layers);
    }

    /// <summary>Lets the redactor mask everything that was found here.</summary>
    public void Teach(Redactor redactor)
    {
        foreach (var detection in Parts.SelectMany(part => part.Detections))
        {
            redactor.Learn(detection);
        }
    }

    /// <summary>The redacted report. Call it when the redactor has learned from all images.</summary>
    public ImageReport Report(FindingFactory factory, Redactor redactor, AuditPolicy policy)
    {
        var found = Parts.SelectMany(part => part.Detections)
            .Select(detection => factory.Create(detection, image, walk.ExposureOf(detection.Location)))
            .Select(finding => (Finding: finding, Suppressed: policy.Triage.Suppress(finding))).ToList();
        ImmutableArray<Finding> findings = [.. found.Where(one => one.Suppressed is null).Select(one => one.Finding)];
        ImmutableArray<Skipped> unread =
            [.. Unread().Select(skip => skip with { What = redactor.Redact(skip.What), Why = redactor.Redact(skip.Why) })];
        return new ImageReport(
            redactor.Redact(image.Reference), image.Digest, Redact(image.Platform, redactor),
            policy.Judge(findings, everythingRead: unread.IsEmpty),
            [.. image.Layers.Select((layer, index) => new LayerReport(index, layer.Digest, layer.DiffId, redactor.Redact(layer.CreatedBy),
                layer.Origin, walk.BytesOf(index), walk.FilesOf(index), verdicts?.IsRecalled(index) == true))],
            findings, [.. found.Select(one => one.Suppressed).OfType<SuppressedFinding>().Select(one => one with { Reason = redactor.Redact(one.Reason), By = redactor.Redact(one.By) })],
            new Coverage(walk.Bytes, walk.Files, unread) { ExpandedBytes = Parts.Sum(part => part.ExpandedBytes) })
        {
            ConfigDigest = image.ConfigDigest,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in Parts)
        {
            part.Dispose();
        }

        dictionaries.Dispose();
    }

    // A config may name any text as its platform.
    private static Platform? Redact(Platform? platform, Redactor redactor) => platform is null
        ? null
        : new Platform(redactor.Redact(platform.Os), redactor.Redact(platform.Architecture), redactor.Redact(platform.Variant));

    private IAsyncEnumerable<ContentItem> Told(IAsyncEnumerable<ContentItem> items, int layer) => Progress is not var (receiver, name) ? items : items.Select(item =>
    {
        lock (layers)
        {
            receiver.Report(new(name, layer + 1, image.Layers.Length, walk.Bytes));
        }

        return item;
    });

    private async Task ScanDocumentsAsync(CancellationToken cancellationToken)
    {
        foreach (var document in image.Documents)
        {
            await documents.ScanAllAsync(walk.DocumentItems(document).ToAsyncEnumerable(), document.Name, cancellationToken).ConfigureAwait(false);
        }

        Complete(documents);
    }

    private async ValueTask AuditLayerAsync(int layer, CancellationToken cancellationToken)
    {
        cores.Take();
        try
        {
            if (verdicts is null || !await verdicts.TryRecallAsync(layer, layers[layer], cancellationToken).ConfigureAwait(false))
            {
                await layers[layer].ScanAllAsync(Told(walk.LayerItemsAsync(layer, cancellationToken), layer), image.Layers[layer].Name, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            cores.Release();
        }

        Complete(layers[layer]);
    }

    /// <summary>Drops what is beyond the limit already: what is not among the first of the parts that are done is not among the first of all.</summary>
    private void Complete(PartAudit done)
    {
        lock (layers)
        {
            done.Complete();
            var room = DetectionCollection.Limit;
            foreach (var part in Parts.Where(part => part.IsDone))
            {
                part.Detections.Keep(room);
                room -= part.Detections.Count;
            }
        }
    }

    private IEnumerable<Skipped> Unread()
    {
        var overflowed = Parts.Any(part => part.Detections.Overflowed);
        return
        [
            .. image.Skipped,
            .. Parts.SelectMany(part => part.Skipped),
            .. overflowed
                ? [new Skipped(DiagnosticCodes.LimitReached, image.Reference, $"more than {DetectionCollection.Limit} leaks: the rest is not listed")]
                : Array.Empty<Skipped>(),
        ];
    }
}
