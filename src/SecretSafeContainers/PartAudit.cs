using SecretSafeContainers.Content;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers;

/// <summary>The audit of one part of an image: of its documents, of one layer, or of a log. For one thread at a time; parts are audited side by side. Owns its detections.</summary>
internal sealed class PartAudit : IDisposable
{
    private readonly ContentScanner scanner;
    private readonly NestedContent nested;
    private readonly ImageExpansion image;
    private readonly List<Skipped> skipped = [];
    private long recalledBytes;

    /// <param name="scanner">Looks for credentials. Stays the caller's.</param>
    /// <param name="bounds">How far to go into archives.</param>
    /// <param name="image">What the image's archives have expanded to.</param>
    /// <param name="dictionaries">The turn of large dictionaries.</param>
    public PartAudit(ContentScanner scanner, NestingBounds bounds, ImageExpansion image, SemaphoreSlim dictionaries)
    {
        this.scanner = scanner;
        this.image = image;
        nested = new(bounds, image, dictionaries, ScanAsync, skipped.Add);
    }

    /// <summary>What was found, in stored order.</summary>
    public DetectionCollection Detections { get; } = [];

    /// <summary>What could not be read, in stored order.</summary>
    public IReadOnlyList<Skipped> Skipped => skipped;

    /// <summary>Bytes that came out of archives and compressed files.</summary>
    public long ExpandedBytes => nested.Bytes + recalledBytes;

    /// <summary>True once everything was seen.</summary>
    public bool IsDone { get; private set; }

    /// <summary>True if everything was seen, and it holds nothing that a report would say.</summary>
    public bool IsClean => IsDone && skipped.Count == 0 && Detections is { Count: 0, Overflowed: false };

    /// <summary>Takes in what an earlier audit of the same content found: nothing.</summary>
    /// <param name="expandedBytes">Bytes that came out of its archives; they count for the image's bound.</param>
    public void Recall(long expandedBytes)
    {
        recalledBytes = expandedBytes;
        image.Charge(expandedBytes);
    }

    /// <summary>Scans items. What cannot be read is noted.</summary>
    /// <param name="items">The items; each is read before the next is asked for.</param>
    /// <param name="name">What they are of, for messages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ScanAllAsync(IAsyncEnumerable<ContentItem> items, string name, CancellationToken cancellationToken)
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
            skipped.Add(Images.Skipped.From(failure));
        }
        catch (IOException failure)
        {
            skipped.Add(new Skipped(DiagnosticCodes.Unreadable, name, failure.Message));
        }
    }

    /// <summary>Says that nothing more comes.</summary>
    public void Complete() => IsDone = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        Detections.Dispose();
        nested.Dispose();
    }

    private async ValueTask ScanAsync(ContentItem item, CancellationToken cancellationToken)
    {
        try
        {
            ValueTask Open(EncodedContainer container, CancellationToken stop) => nested.VisitEncodedAsync(container, item.Location, stop);
            skipped.AddRange(await scanner.ScanAsync(item, Detections, Open, cancellationToken).ConfigureAwait(false));
        }
        catch (SecretSafeException failure) when (failure.Code == DiagnosticCodes.Unreadable)
        {
            // Only this file: its neighbours can still be read.
            skipped.Add(Images.Skipped.From(failure));
        }
    }
}
