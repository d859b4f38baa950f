using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>
/// The step between the walk and the scanner: a file that is an archive or compressed is visited in pieces, innermost content first, and then as the bytes that it is.
/// So gaps between entries, trailing data and other formats in the same bytes are seen, and what was found inside already is known when the bytes are searched.
/// </summary>
/// <remarks>For one thread at a time; what its image allows it shares with the others.</remarks>
/// <param name="bounds">How far to go.</param>
/// <param name="image">What its image has expanded to.</param>
/// <param name="dictionaries">Held by whoever has large dictionaries.</param>
/// <param name="visit">Takes an item, whose stream is valid meanwhile. Throws when the stream fails.</param>
/// <param name="skip">Takes what could not be read.</param>
internal sealed class NestedContent(
    NestingBounds bounds, ImageExpansion image, SemaphoreSlim dictionaries, Func<ContentItem, CancellationToken, ValueTask> visit, Action<Skipped> skip) : IDisposable
{
    private const string Behind = "(behind the end)";
    private const string Unnamed = "(content)";

    private readonly PeekedStream peeked = new();
    private readonly UnreadContent unread = new(skip);
    private readonly DecoderMemory memory = new(bounds, dictionaries);

    // Of the item of the walk that is being visited, once something of it was opened.
    private FileExpansion? opened;

    /// <summary>Expanded bytes that were read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Visits an item of the walk, and what it contains.</summary>
    /// <param name="item">The item.</param>
    /// <param name="handOver">Asked whether it takes a container, to be visited elsewhere: it owns it then, and the item counts as visited.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask VisitAsync(ContentItem item, Func<KeptContainer, bool> handOver, CancellationToken cancellationToken)
    {
        try
        {
            if (item.Location is { Channel: ContentChannel.File } or { Layer: not null, Channel: ContentChannel.Publish })
            {
                await VisitFileAsync(item, peeked, handOver, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await visit(item, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            Close(item);
        }
    }

    /// <summary>Visits a container that was handed over. It stays the caller's.</summary>
    public async ValueTask VisitAsync(KeptContainer container, CancellationToken cancellationToken)
    {
        try
        {
            await VisitKeptAsync(container, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Close(container.Item);
        }
    }

    /// <summary>Visits what a container holds that stands as text in an item that is being visited. Its bytes have been searched.</summary>
    public async ValueTask VisitEncodedAsync(EncodedContainer container, ContentLocation holder, CancellationToken cancellationToken)
    {
        var place = holder with { Inner = holder.Inner.Add(container.Step) };
        if (!container.IsWhole)
        {
            unread.Add(new Skipped(DiagnosticCodes.LimitReached, place.Way, $"it has more than {NestingLimits.EncodedBytes} bytes"));
            return;
        }

        using var bytes = container.Open();
        var spool = await ContentSpool.FillAsync(bytes, place.Way, bounds.StoredBytes, cancellationToken).ConfigureAwait(false);
        await using (spool.ConfigureAwait(false))
        {
            await ExpandAsync(place, spool, isEncoded: true, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => peeked.Dispose();

    private void Close(ContentItem item)
    {
        Bytes += opened?.Bytes ?? 0;
        if (opened?.Refusal is { } bound)
        {
            unread.Add(new Skipped(DiagnosticCodes.LimitReached, item.Location.Way, bound));
        }

        opened = null;
    }

    private async ValueTask VisitFileAsync(ContentItem file, PeekedStream stream, Func<KeptContainer, bool>? handOver, CancellationToken cancellationToken)
    {
        await stream.OpenAsync(file.Stream, cancellationToken).ConfigureAwait(false);
        var item = file with { Stream = stream };
        if (NestedFormats.Announce(stream.Head, file.Location.FileName, file.Size))
        {
            await VisitContainerAsync(item, handOver, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await visit(item, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask VisitContainerAsync(ContentItem item, Func<KeptContainer, bool>? handOver, CancellationToken cancellationToken)
    {
        var container = new KeptContainer(item, await ContentSpool.FillAsync(item.Stream, item.Location.Way, bounds.StoredBytes, cancellationToken).ConfigureAwait(false));
        if (handOver is not null && container.Spool.IsWhole && handOver(container))
        {
            return;
        }

        await using (container.ConfigureAwait(false))
        {
            await VisitKeptAsync(container, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask VisitKeptAsync(KeptContainer container, CancellationToken cancellationToken)
    {
        await ExpandAsync(container.Item.Location, container.Spool, isEncoded: false, cancellationToken).ConfigureAwait(false);
        var whole = container.Spool.OpenWhole();
        await using (whole.ConfigureAwait(false))
        {
            await visit(container.Item with { Stream = whole }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask ExpandAsync(ContentLocation location, ContentSpool spool, bool isEncoded, CancellationToken cancellationToken)
    {
        if (spool.Refusal is { } refusal)
        {
            unread.Add(Skipped.From(refusal));
            return;
        }

        var expansion = opened ??= new FileExpansion(image, bounds, spool.Length);
        var file = new NestedFile(spool, location.FileName, location.Way, memory) { IsEncoded = isEncoded };
        var head = new byte[PeekedStream.HeadBytes];
        var length = await ReadHeadAsync(file, head, cancellationToken).ConfigureAwait(false);
        foreach (var format in NestedFormats.All)
        {
            if (format.Announces(head.AsSpan(0, length), file.Name) && format.Fits(head.AsSpan(0, length), file.Spool.Length))
            {
                await ExpandAsync(format, location, file, expansion, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask ExpandAsync(INestedFormat format, ContentLocation location, NestedFile file, FileExpansion expansion, CancellationToken cancellationToken)
    {
        var hasEntry = false;
        try
        {
            await foreach (var entry in format.EntriesAsync(file, cancellationToken).ConfigureAwait(false))
            {
                if (!hasEntry && location.Inner.Length >= bounds.Depth)
                {
                    unread.Add(new Skipped(DiagnosticCodes.LimitReached, file.What, $"it is nested more than {bounds.Depth} deep"));
                    return;
                }

                hasEntry = true;
                expansion.ChargeEntry();
                if (expansion.Refusal is not null)
                {
                    return;
                }

                await VisitEntryAsync(entry, location with { Inner = location.Inner.Add(StepTo(entry, format, file.Name)) }, file, expansion, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SecretSafeException failure) when (!hasEntry && failure.Code == DiagnosticCodes.Malformed)
        {
            // Nothing could be read of it: it only begins like one.
        }
        catch (SecretSafeException failure)
        {
            // A file that is cut short is said where it was cut.
            if (file.Spool.IsWhole && !IsTail(file, failure))
            {
                unread.Add(Skipped.From(failure));
            }
        }
    }

    private async ValueTask VisitEntryAsync(LayerEntry entry, ContentLocation place, NestedFile file, FileExpansion expansion, CancellationToken cancellationToken)
    {
        foreach (var text in EntryTexts.Of(entry, place))
        {
            await visit(text, cancellationToken).ConfigureAwait(false);
        }

        if (entry.Kind is not (LayerEntryKind.File or LayerEntryKind.Stray))
        {
            return;
        }

        using var content = new ExpandedStream(entry.Content, expansion, place.Way);
        using var stream = new PeekedStream();
        try
        {
            await VisitFileAsync(new ContentItem(place, content) { Size = entry.Size }, stream, handOver: null, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure)
        {
            // A bound is said once, for the whole file.
            if (expansion.Refusal is null && !IsTail(file, failure))
            {
                unread.Add(Skipped.From(failure));
            }
        }
    }

    private static bool IsTail(NestedFile file, SecretSafeException failure) => file.IsEncoded && failure.Code == DiagnosticCodes.Malformed;

    private static async ValueTask<int> ReadHeadAsync(NestedFile file, byte[] head, CancellationToken cancellationToken)
    {
        var stream = file.Open();
        await using (stream.ConfigureAwait(false))
        {
            return await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string StepTo(LayerEntry entry, INestedFormat format, string name)
    {
        var step = entry.Path.Length > 0 ? entry.Path : entry.Kind == LayerEntryKind.Stray ? Behind : format.NameOfContent(name);
        return step.Length switch
        {
            0 => Unnamed,
            > NestingLimits.NameCharacters => $"{step[..NestingLimits.NameCharacters]}…",
            _ => step,
        };
    }
}
