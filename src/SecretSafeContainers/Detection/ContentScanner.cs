using System.Buffers;
using SecretSafeContainers.Content;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Detection.Literals;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Detection;

/// <summary>Looks for credentials in content: by rule, and for known secrets by their exact value in every form.</summary>
/// <remarks>
/// The law of windows: every offset is owned by exactly one window; a candidate belongs to the window that owns its first byte; the rest is context.
/// What a candidate is judged by lies within <see cref="DetectionLimits.BackBytes"/> before and <see cref="SearchPlan.ForwardBytes"/> behind it.
/// So nothing is missed at a border, nothing is reported twice, and the window's size changes nothing but memory.
/// Thread-safe once constructed; disposing it zeroes what it derived from secrets.
/// </remarks>
public sealed class ContentScanner : IDisposable
{
    private readonly SearchPlan plan;
    private readonly int windowBytes;
    private readonly Lazy<FormLiterals> forms;
    private bool disposed;

    /// <summary>Compiles rules and secrets. The secrets stay the caller's and must outlive the scanner.</summary>
    /// <exception cref="ArgumentException">A rule has a literal that is not 3 to 256 ASCII characters.</exception>
    public ContentScanner(IEnumerable<Rule> rules, IEnumerable<KnownSecret> secrets)
        : this(rules, secrets, DetectionLimits.WindowBytes, DetectionLimits.MatchTimeout)
    {
    }

    /// <summary>The same with a window's owned bytes (1 or more) and the time for a pattern on a slice; tests choose them.</summary>
    internal ContentScanner(IEnumerable<Rule> rules, IEnumerable<KnownSecret> secrets, int windowBytes, TimeSpan matchTimeout)
        : this(rules, secrets, windowBytes, matchTimeout, VectorKinds.Best)
    {
    }

    /// <summary>The same with chosen instructions, which tests compare.</summary>
    internal ContentScanner(IEnumerable<Rule> rules, IEnumerable<KnownSecret> secrets, int windowBytes, TimeSpan matchTimeout, VectorKind kind)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(secrets);
        ArgumentOutOfRangeException.ThrowIfLessThan(windowBytes, 1);
        IReadOnlyCollection<KnownSecret> known = [.. secrets];
        plan = SearchPlan.For([.. rules], known, matchTimeout, kind);
        forms = new(() => new(known));
        this.windowBytes = windowBytes;
    }

    /// <summary>The known secrets, made ready for masking on first use. Owned by the scanner.</summary>
    internal FormLiterals Forms
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return forms.Value;
        }
    }

    /// <summary>Scans an item's stream from start to end.</summary>
    /// <param name="item">The content. Its stream is read to its end.</param>
    /// <param name="detections">Receives what is found, in the order of offsets. The receiver owns and disposes them.</param>
    /// <param name="cancellationToken">Stops between windows.</param>
    /// <returns>What could not be judged (a rule that ran out of time, too many detections); empty in all but hostile cases.</returns>
    /// <remarks>When the stream fails, what was read before is judged and handed out, and the failure is thrown on.</remarks>
    public ValueTask<IReadOnlyList<Skipped>> ScanAsync(ContentItem item, ICollection<SecretDetection> detections, CancellationToken cancellationToken) =>
        ScanAsync(item, detections, static (_, _) => ValueTask.CompletedTask, cancellationToken);

    /// <summary>The same, and hands out the archives and compressed files that stand in it as text.</summary>
    /// <param name="item">The content. Its stream is read to its end.</param>
    /// <param name="detections">Receives what is found.</param>
    /// <param name="open">Takes a container, and may scan what it holds meanwhile.</param>
    /// <param name="cancellationToken">Stops between windows.</param>
    internal async ValueTask<IReadOnlyList<Skipped>> ScanAsync(
        ContentItem item, ICollection<SecretDetection> detections, Func<EncodedContainer, CancellationToken, ValueTask> open, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(detections);
        ObjectDisposedException.ThrowIf(disposed, this);
        using var window = new SlidingWindow(item.Stream, windowBytes, plan.ForwardBytes);
        ContentScan? scan = null;
        try
        {
            do
            {
                window.Slide();
                await window.FillAsync(cancellationToken).ConfigureAwait(false);
                if (scan is null && KeyFiles.ExtentOf(window.Data) is { } extent)
                {
                    await window.ExtendAsync((int)Math.Min(extent, KeyFiles.MaxBytes + 1), cancellationToken).ConfigureAwait(false);
                }

                cancellationToken.ThrowIfCancellationRequested();
                scan ??= new(plan, item.Location, window.Data, detections);
                scan.Scan(window);
                await OpenAsync(scan, open, cancellationToken).ConfigureAwait(false);
            }
            while (window.Owned > 0);

            var unjudged = scan.Complete();
            await OpenAsync(scan, open, cancellationToken).ConfigureAwait(false);
            return unjudged;
        }
        catch (Exception failure) when (failure is SecretSafeException or IOException)
        {
            // What was read before the damage is judged as if the content ended there.
            window.End();
            scan ??= new(plan, item.Location, window.Data, detections);
            scan.Scan(window);
            _ = scan.Complete();
            await OpenAsync(scan, open, cancellationToken).ConfigureAwait(false);
            throw;
        }
        finally
        {
            scan?.Dispose();
        }
    }

    /// <summary>False if nothing can be found in a text: none of the literals stands in it, and nothing that could hold one in base64 or hex.</summary>
    internal bool HasCandidates(ReadOnlySpan<byte> text)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var occurrences = new List<LiteralOccurrence>();
        plan.Literals.Find(text, text.Length, occurrences);
        if (occurrences.Count > 0)
        {
            return true;
        }

        var words = ArrayPool<ulong>.Shared.Rent(CharacterMap.WordsFor(text.Length));
        var hasRun = new CharacterMap(text, from: 0, text.Length, words).HasRun;
        ArrayPool<ulong>.Shared.Return(words);
        return hasRun;
    }

    /// <summary>Scans text that is at hand as if it were an item's content.</summary>
    /// <inheritdoc cref="ScanAsync(ContentItem, ICollection{SecretDetection}, CancellationToken)" path="/returns"/>
    public IReadOnlyList<Skipped> Scan(ReadOnlyMemory<byte> text, ContentLocation location, ICollection<SecretDetection> detections) => Scan(text, location, detections, out _);

    /// <summary>The same, and tells whether archives or compressed files stand in it as text, which are not opened.</summary>
    internal IReadOnlyList<Skipped> Scan(ReadOnlyMemory<byte> text, ContentLocation location, ICollection<SecretDetection> detections, out bool holdsContainers)
    {
        ArgumentNullException.ThrowIfNull(detections);
        ObjectDisposedException.ThrowIf(disposed, this);
        using var scan = new ContentScan(plan, location, text.Span, detections);
        scan.Scan(text.Span, dataStart: 0, ownedFrom: 0, text.Length);
        var unjudged = scan.Complete();
        holdsContainers = scan.TakeContainers().Count > 0;
        return unjudged;
    }

    private static async ValueTask OpenAsync(ContentScan scan, Func<EncodedContainer, CancellationToken, ValueTask> open, CancellationToken cancellationToken)
    {
        foreach (var container in scan.TakeContainers())
        {
            await open(container, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        plan.Dispose();
        if (forms.IsValueCreated)
        {
            forms.Value.Dispose();
        }
    }
}
