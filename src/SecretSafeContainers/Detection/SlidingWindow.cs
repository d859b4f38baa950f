using System.Buffers;

namespace SecretSafeContainers.Detection;

/// <summary>A window over a stream: owned bytes, with context before and behind them. Its buffer is pooled, and cleared as far as it was filled.</summary>
/// <param name="stream">The bytes; stays the caller's.</param>
/// <param name="windowBytes">Owned bytes of a window in the middle of the stream; the first and the last own what has no context beyond.</param>
/// <param name="forwardBytes">Bytes of context behind the owned ones.</param>
internal sealed class SlidingWindow(Stream stream, int windowBytes, int forwardBytes) : IDisposable
{
    private readonly int capacity = DetectionLimits.BackBytes + windowBytes + forwardBytes;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(DetectionLimits.BackBytes + windowBytes + forwardBytes);
    private int filled;
    private int most;
    private bool ended;

    /// <summary>Context, owned bytes, context.</summary>
    public ReadOnlySpan<byte> Data => buffer.AsSpan(0, filled);

    /// <summary>The content offset of the first byte of the data.</summary>
    public long DataStart { get; private set; }

    /// <summary>Where in the data the owned bytes start.</summary>
    public int OwnedFrom { get; private set; }

    /// <summary>How many bytes are owned; 0 at the end.</summary>
    public int Owned => Math.Max(0, ended ? filled - OwnedFrom : filled - OwnedFrom - forwardBytes);

    /// <summary>Reads until the buffer is full or the stream ends.</summary>
    public ValueTask FillAsync(CancellationToken cancellationToken) => FillAsync(capacity, cancellationToken);

    /// <summary>Makes this window larger: reads until it holds so many bytes, or the stream ends. The next one is as large as others again.</summary>
    public async ValueTask ExtendAsync(int bytes, CancellationToken cancellationToken)
    {
        if (!ended && bytes > filled)
        {
            if (bytes > buffer.Length)
            {
                var small = buffer;
                buffer = ArrayPool<byte>.Shared.Rent(bytes);
                small.AsSpan(0, filled).CopyTo(buffer);
                small.AsSpan(0, most).Clear();
                ArrayPool<byte>.Shared.Return(small);
            }

            await FillAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the stream here: all that was read and not given up is owned.</summary>
    public void End() => ended = true;

    /// <summary>Gives up the owned bytes; they are context from now on.</summary>
    public void Slide()
    {
        OwnedFrom += Owned;
        var dropped = OwnedFrom - DetectionLimits.BackBytes;
        if (dropped > 0)
        {
            buffer.AsSpan(dropped, filled - dropped).CopyTo(buffer);
            filled -= dropped;
            OwnedFrom -= dropped;
            DataStart += dropped;
        }
    }

    /// <summary>Clears the buffer and gives it back.</summary>
    public void Dispose()
    {
        buffer.AsSpan(0, most).Clear();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private async ValueTask FillAsync(int wanted, CancellationToken cancellationToken)
    {
        while (!ended && filled < wanted)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled, wanted - filled), cancellationToken).ConfigureAwait(false);
            ended = read == 0;
            filled += read;
            most = Math.Max(most, filled);
        }
    }
}
