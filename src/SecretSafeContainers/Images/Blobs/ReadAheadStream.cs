using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace SecretSafeContainers.Images.Blobs;

/// <summary>
/// Reads a stream ahead of its reader on a core that is idle, so that one large layer is inflated and hashed on one core and searched on another.
/// While no core is idle it is read in place, without a copy.
/// </summary>
/// <remarks>
/// 512 KiB a block: with 128 KiB and less the hand-over and cold caches were measured to eat the gain. A failure is thrown behind the bytes that were read before it.
/// </remarks>
/// <param name="inner">What is read. Stays the caller's, who calls <see cref="StopAsync"/> before touching it.</param>
/// <param name="cores">The audit's.</param>
internal sealed class ReadAheadStream(Stream inner, Cores cores) : ReadOnlyStream
{
    private const int BlockBytes = 512 * 1024;
    private const int Blocks = 3;

    private readonly Channel<Block> filled = Channel.CreateUnbounded<Block>();
    private readonly Channel<byte[]> free = Channel.CreateUnbounded<byte[]>();
    private readonly CancellationTokenSource stopping = new();
    private Block block;
    private int position;
    private int rented;
    private bool isAhead;
    private bool ended;
    private ExceptionDispatchInfo? failure;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (position == block.Length)
        {
            if (!MustWait())
            {
                return inner.Read(buffer);
            }

            Take(filled.Reader.TryRead(out var next) ? next : filled.Reader.ReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult());
        }

        return Copy(buffer);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (position == block.Length)
        {
            if (!MustWait())
            {
                return await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }

            Take(await filled.Reader.ReadAsync(cancellationToken).ConfigureAwait(false));
        }

        return Copy(buffer.Span);
    }

    /// <summary>Ends the reading ahead and drops what was read: afterwards the inner stream is the caller's alone. Nothing more is read from here.</summary>
    public async ValueTask StopAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        while (isAhead)
        {
            Take(await filled.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false));
        }

        Take(default);
        while (free.Reader.TryRead(out var buffer))
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !stopping.IsCancellationRequested)
        {
            StopAsync().AsTask().GetAwaiter().GetResult();
            stopping.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool MustWait()
    {
        if (isAhead)
        {
            return true;
        }

        failure?.Throw();
        if (!ended && !stopping.IsCancellationRequested && cores.TryTake())
        {
            isAhead = true;
            _ = Task.Run(FillAsync, CancellationToken.None);
        }

        return isAhead;
    }

    private void Take(Block next)
    {
        if (block.Buffer is { } emptied)
        {
            free.Writer.TryWrite(emptied);
        }

        (block, position) = (next, 0);
        isAhead &= next.Buffer is not null;
    }

    private int Copy(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, block.Length - position);
        block.Buffer.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    // Ends with an empty block, which gives the inner stream back to the reader: it asks it itself then, and meets its end.
    private async Task FillAsync()
    {
        try
        {
            while (!ended && !cores.AreScarce)
            {
                var buffer = rented < Blocks ? Rent() : await free.Reader.ReadAsync(stopping.Token).ConfigureAwait(false);
                var length = 0;
                try
                {
                    while (!ended && length < BlockBytes)
                    {
                        var read = await inner.ReadAsync(buffer.AsMemory(length, BlockBytes - length), stopping.Token).ConfigureAwait(false);
                        ended = read == 0;
                        length += read;
                    }
                }
                finally
                {
                    filled.Writer.TryWrite(new(buffer, length));
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Whoever stopped it wants nothing more.
        }
        catch (Exception exception)
        {
            // Not handled here: it is the reader's, and thrown there.
            failure = ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            cores.Release();
            filled.Writer.TryWrite(default);
        }
    }

    private byte[] Rent()
    {
        rented++;
        return ArrayPool<byte>.Shared.Rent(BlockBytes);
    }

    private readonly record struct Block(byte[]? Buffer, int Length);
}
