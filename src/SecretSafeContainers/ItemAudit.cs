using SecretSafeContainers.Content;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers;

/// <summary>The audit of items of one part that lie side by side: scans them and what is nested in them, and keeps what was found. For one thread at a time. Owns its detections.</summary>
internal sealed class ItemAudit : IDisposable
{
    private readonly ContentScanner scanner;
    private readonly NestedContent nested;
    private readonly List<Skipped> skipped = [];

    /// <param name="scanner">Looks for credentials. Stays the caller's.</param>
    /// <param name="bounds">How far to go into archives.</param>
    /// <param name="image">What the image's archives have expanded to.</param>
    /// <param name="dictionaries">The turn of large dictionaries.</param>
    public ItemAudit(ContentScanner scanner, NestingBounds bounds, ImageExpansion image, SemaphoreSlim dictionaries)
    {
        this.scanner = scanner;
        nested = new(bounds, image, dictionaries, ScanAsync, skipped.Add);
    }

    /// <summary>What was found, in stored order.</summary>
    public DetectionCollection Detections { get; } = [];

    /// <summary>What could not be read, in stored order.</summary>
    public IReadOnlyList<Skipped> Skipped => skipped;

    /// <summary>Bytes that came out of archives and compressed files.</summary>
    public long ExpandedBytes => nested.Bytes;

    /// <inheritdoc cref="NestedContent.VisitAsync(ContentItem, Func{KeptContainer, bool}, CancellationToken)"/>
    public ValueTask VisitAsync(ContentItem item, Func<KeptContainer, bool> handOver, CancellationToken cancellationToken) => nested.VisitAsync(item, handOver, cancellationToken);

    /// <summary>Audits a container that was handed over, and disposes it. Only a cancellation is thrown.</summary>
    public async Task VisitAsync(KeptContainer container, CancellationToken cancellationToken)
    {
        await using (container.ConfigureAwait(false))
        {
            try
            {
                await nested.VisitAsync(container, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is SecretSafeException or IOException)
            {
                Miss(failure, container.Item.Location.Way);
            }
        }
    }

    /// <summary>Notes that the rest could not be read.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="name">Of what, unless the failure says it.</param>
    public void Miss(Exception failure, string name) => skipped.Add(failure is SecretSafeException known
        ? Images.Skipped.From(known)
        : new Skipped(DiagnosticCodes.Unreadable, name, failure.Message));

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
