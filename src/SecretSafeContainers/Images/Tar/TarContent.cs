using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Tar;

/// <summary>The content of one entry, read out of the tar. Closed when the next entry is asked for.</summary>
/// <param name="buffer">The tar.</param>
/// <param name="name">How to name the tar in an error.</param>
/// <param name="size">Bytes of content; null for everything up to the tar's end.</param>
internal sealed class TarContent(TarBuffer buffer, string name, long? size) : ReadOnlyStream
{
    private bool closed;

    /// <summary>Bytes not read yet; counts down from far above any bound where the size is not known.</summary>
    public long Remaining { get; private set; } = size ?? long.MaxValue;

    /// <inheritdoc/>
    public override int Read(Span<byte> destination)
    {
        var wanted = Wanted(destination.Length);
        return wanted == 0 ? 0 : Count(buffer.Read(destination[..wanted]));
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wanted = Wanted(destination.Length);
        return wanted == 0 ? 0 : Count(await buffer.ReadAsync(destination[..wanted], cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Passes over what was not read, and closes.</summary>
    public async ValueTask SkipAsync(CancellationToken cancellationToken)
    {
        if (size is not null && buffer.TrySeek(Remaining))
        {
            Remaining = 0;
        }

        while (Remaining > 0)
        {
            var available = await buffer.FillAsync(1, cancellationToken).ConfigureAwait(false);
            var skipped = (int)Math.Min(available, Remaining);
            if (Count(skipped) == 0)
            {
                break;
            }

            buffer.Advance(skipped);
            cancellationToken.ThrowIfCancellationRequested();
        }

        closed = true;
    }

    private int Wanted(int length)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        return (int)Math.Min(length, Remaining);
    }

    private int Count(int read)
    {
        Remaining -= read;
        if (read == 0)
        {
            if (size is { } declared)
            {
                throw new SecretSafeException(DiagnosticCodes.Malformed, name, $"the tar ends within an entry, {declared - Remaining} of {declared} bytes after its header");
            }

            Remaining = 0;
        }

        return read;
    }
}
