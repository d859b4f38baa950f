using SecretSafeContainers.Content;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers;

/// <summary>
/// The audit of one part of an image: of its documents, of one layer, or of a log. Parts are audited side by side, and within a part the containers that a spare thread can take,
/// while the walk goes on. What they find is put together in stored order, so it is the same whatever the number of threads. Owns its detections.
/// </summary>
/// <param name="audit">Makes an audit of items that lie side by side.</param>
/// <param name="image">What the image's archives have expanded to.</param>
/// <param name="spare">Threads beside those of the parts.</param>
internal sealed class PartAudit(Func<ItemAudit> audit, ImageExpansion image, Cores spare) : IDisposable
{
    // Handing over costs microseconds, and a smaller one is audited in that time.
    private const long LeastHandedBytes = 32 * 1024;

    // Behind one container that takes its time, others are done at once and wait for their place: with what they found, so only a few.
    private const int MostAhead = 32;

    private readonly List<Skipped> skipped = [];
    private readonly Queue<(ItemAudit Audit, Task Visit)> ahead = [];
    private UnreadContent? unread;
    private ItemAudit? current;

    /// <summary>What was found, in stored order.</summary>
    public DetectionCollection Detections { get; } = [];

    /// <summary>What could not be read, in stored order.</summary>
    public IReadOnlyList<Skipped> Skipped => skipped;

    /// <summary>Bytes that came out of archives and compressed files.</summary>
    public long ExpandedBytes { get; private set; }

    /// <summary>True once everything was seen.</summary>
    public bool IsDone { get; private set; }

    /// <summary>True if everything was seen, and it holds nothing that a report would say.</summary>
    public bool IsClean => IsDone && skipped.Count == 0 && Detections is { Count: 0, Overflowed: false };

    /// <summary>Takes in what an earlier audit of the same content found: nothing.</summary>
    /// <param name="expandedBytes">Bytes that came out of its archives; they count for the image's bound.</param>
    public void Recall(long expandedBytes)
    {
        ExpandedBytes += expandedBytes;
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
            current = audit();
            bool HandOver(KeptContainer container) => TryHandOver(container, cancellationToken);
            try
            {
                await foreach (var item in items.ConfigureAwait(false))
                {
                    await current.VisitAsync(item, HandOver, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception failure) when (failure is SecretSafeException or IOException)
            {
                current.Miss(failure, name);
            }
        }
        finally
        {
            await CollectAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Says that nothing more comes.</summary>
    public void Complete() => IsDone = true;

    /// <inheritdoc/>
    public void Dispose() => Detections.Dispose();

    private bool TryHandOver(KeptContainer container, CancellationToken cancellationToken)
    {
        while (ahead.TryPeek(out var first) && first.Visit.IsCompletedSuccessfully)
        {
            Take(ahead.Dequeue().Audit);
        }

        if (container.Spool.Length < LeastHandedBytes || ahead.Count >= MostAhead || !spare.TryTake())
        {
            return false;
        }

        var theirs = audit();
        ahead.Enqueue((current!, Task.CompletedTask));
        ahead.Enqueue((theirs, Task.Run(() => VisitAsync(theirs, container, cancellationToken), CancellationToken.None)));
        current = audit();
        return true;
    }

    private async Task VisitAsync(ItemAudit theirs, KeptContainer container, CancellationToken cancellationToken)
    {
        try
        {
            await theirs.VisitAsync(container, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            spare.Release();
        }
    }

    // Waits for all before anything is thrown: what they read is disposed with the image.
    private async Task CollectAsync()
    {
        var visits = ahead.Select(one => one.Visit).ToList();
        await Task.WhenAll(visits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (ahead.TryDequeue(out var next))
        {
            Take(next.Audit);
        }

        if (current is not null)
        {
            Take(current);
            current = null;
        }

        await Task.WhenAll(visits).ConfigureAwait(false);
    }

    private void Take(ItemAudit done)
    {
        using (done)
        {
            done.Detections.MoveTo(Detections);
            ExpandedBytes += done.ExpandedBytes;
            unread ??= new(skipped.Add);
            foreach (var piece in done.Skipped)
            {
                unread.Add(piece);
            }
        }
    }
}
