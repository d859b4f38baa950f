using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Tar;

/// <summary>Reads the entries of a tar in one pass over a stream that need not seek: v7, ustar, star, pax and GNU.</summary>
/// <remarks>
/// Our own, because the audit accounts for every byte: it counts all of them and yields as <see cref="LayerEntryKind.Stray"/> what
/// other readers pass over (padding that is not zero, data behind the end). Where formats leave room it follows Go's
/// <c>archive/tar</c>, which every engine unpacks with. So pax global headers change nothing, and are entries of their own here, and
/// sparse files are not expanded: what is stored is what can leak.
/// </remarks>
internal sealed class TarEntryReader : IDisposable
{
    private readonly string name;
    private readonly TarLimits limits;
    private readonly TarBuffer buffer;
    private readonly TarErrors errors;
    private readonly ExtendedHeaders extended;
    private readonly TarExtensions extensions = new();
    private TarContent? content;
    private int padding;
    private int entries;
    private bool ended;

    /// <param name="stream">The uncompressed tar; stays the caller's.</param>
    /// <param name="name">How to name it in an error.</param>
    /// <param name="limits">Bounds, or null for the usual ones.</param>
    public TarEntryReader(Stream stream, string name, TarLimits? limits = null)
    {
        this.name = name;
        this.limits = limits ?? TarLimits.Default;
        buffer = new TarBuffer(stream);
        errors = new TarErrors(buffer, name);
        extended = new ExtendedHeaders(buffer, this.limits, errors);
    }

    /// <summary>Bytes of the tar that were read: headers, content, padding and what lies behind the end.</summary>
    public long BytesRead => buffer.Consumed;

    /// <summary>The next entry, or null at the end. The content of the one before is closed.</summary>
    /// <exception cref="SecretSafeException">The tar is damaged (SSC4003) or passes a bound (SSC4007).</exception>
    public async ValueTask<LayerEntry?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await FinishAsync(cancellationToken).ConfigureAwait(false) is { } stray)
        {
            return stray;
        }

        while (!ended)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var available = await buffer.FillAsync(TarHeader.BlockSize, cancellationToken).ConfigureAwait(false);
            if (IsEnd(available))
            {
                ended = true;
                return await TrailingAsync(cancellationToken).ConfigureAwait(false);
            }

            var block = TakeHeader();
            if (block.IsExtension)
            {
                await extended.ReadAsync(block.Type, block.Size, extensions, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (block.Type == 'g')
            {
                return await BeginGlobalAsync(block, cancellationToken).ConfigureAwait(false);
            }

            for (var more = block.HasSparseExtension; more;)
            {
                more = await SkipSparseMapAsync(cancellationToken).ConfigureAwait(false);
            }

            return Begin(block);
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => buffer.Dispose();

    private async ValueTask<LayerEntry?> FinishAsync(CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return null;
        }

        await content.SkipAsync(cancellationToken).ConfigureAwait(false);
        content = null;
        var available = await buffer.FillAsync(padding, cancellationToken).ConfigureAwait(false);
        return TakePadding(Math.Min(available, padding));
    }

    private LayerEntry? TakePadding(int length)
    {
        padding = 0;
        var bytes = buffer.Buffered[..length];
        var stray = bytes.ContainsAnyExcept((byte)0)
            ? new LayerEntry { Kind = LayerEntryKind.Stray, Path = "", Size = length, Content = new MemoryStream(bytes.ToArray(), writable: false) }
            : null;
        buffer.Advance(length);
        return stray;
    }

    /// <summary>A tar ends with a zero block (Go and GNU want two, and stop at one) or, as some writers leave it, without any.</summary>
    private bool IsEnd(int available)
    {
        var bytes = buffer.Buffered[..Math.Min(available, TarHeader.BlockSize)];
        if (bytes.ContainsAnyExcept((byte)0))
        {
            return available >= TarHeader.BlockSize ? false : throw errors.Malformed("the tar ends within a header");
        }

        return !extensions.Any ? true : throw errors.Malformed("an extended header is not followed by an entry");
    }

    private async ValueTask<LayerEntry?> TrailingAsync(CancellationToken cancellationToken)
    {
        while (await buffer.FillAsync(1, cancellationToken).ConfigureAwait(false) > 0)
        {
            var zeros = buffer.Buffered.IndexOfAnyExcept((byte)0);
            buffer.Advance(zeros < 0 ? buffer.Buffered.Length : zeros);
            CheckBytes(0);
            if (zeros >= 0)
            {
                content = new TarContent(buffer, name, size: null);
                return new LayerEntry { Kind = LayerEntryKind.Stray, Path = "", Content = content };
            }
        }

        return null;
    }

    private TarBlock TakeHeader()
    {
        var header = new TarHeader(buffer.Buffered);
        if (!header.HasValidChecksum)
        {
            throw errors.Malformed(entries == 0 ? "it is no tar: the first header's checksum is wrong" : "a header's checksum is wrong");
        }

        var block = TarBlock.From(header, extensions) ?? throw errors.Malformed("the size of an entry is no number or negative");
        CheckBytes(block.Size);
        buffer.Advance(TarHeader.BlockSize);
        return block;
    }

    /// <summary>A pax global header is an entry of its own: Go does not apply it to what follows.</summary>
    private async ValueTask<LayerEntry> BeginGlobalAsync(TarBlock block, CancellationToken cancellationToken)
    {
        var records = await extended.ReadGlobalAsync(block.Size, cancellationToken).ConfigureAwait(false);
        var entry = Begin(block with { Size = 0 });
        return new LayerEntry { Kind = LayerEntryKind.Other, Path = entry.Path, Attributes = [.. block.Attributes, .. records] };
    }

    private async ValueTask<bool> SkipSparseMapAsync(CancellationToken cancellationToken)
    {
        if (await buffer.FillAsync(TarHeader.BlockSize, cancellationToken).ConfigureAwait(false) < TarHeader.BlockSize)
        {
            throw errors.Malformed("the tar ends within a sparse map");
        }

        if (!TarNumber.AreOnly(buffer.Buffered[..TarHeader.BlockSize]))
        {
            throw errors.Malformed("a sparse map holds something else than numbers");
        }

        var more = buffer.Buffered[504] != 0;
        buffer.Advance(TarHeader.BlockSize);
        CheckBytes(0);
        return more;
    }

    private LayerEntry Begin(TarBlock block)
    {
        if (++entries > limits.Entries)
        {
            throw errors.Limit("the tar has more than", limits.Entries, "entries");
        }

        if (block.Path.Length > limits.PathBytes || block.LinkTarget?.Length > limits.PathBytes)
        {
            throw errors.Limit("a path has over", limits.PathBytes, "bytes");
        }

        content = new TarContent(buffer, name, block.Size);
        padding = TarHeader.PaddingOf(block.Size);
        return new LayerEntry
        {
            Kind = block.Kind,
            Path = TarPath.Normalize(block.Path),
            LinkTarget = block.LinkTarget,
            Attributes = block.Attributes,
            Size = block.Size,
            Content = block.Size == 0 ? Stream.Null : content,
        };
    }

    private void CheckBytes(long ahead)
    {
        if (ahead > limits.Bytes - buffer.Consumed)
        {
            throw errors.Limit("the tar has over", limits.Bytes, "bytes");
        }
    }
}
