namespace SecretSafeContainers.Content.Nested;

/// <summary>
/// The memory that decoders of nested content have at one moment, all levels together: a dictionary in a dictionary in a dictionary must stay within the bound
/// of one audit. For one layer, not thread-safe.
/// </summary>
/// <remarks>
/// Layers are read at the same time, and each may have all of it: so that they do not have it at once, one that wants more than <see cref="SmallBytes"/> waits until no
/// other has more. Whoever has its turn waits for nobody, and no layer is refused because of another.
/// </remarks>
/// <param name="bounds">How much there is.</param>
/// <param name="turn">Held by the layer that has more than a little.</param>
internal sealed class DecoderMemory(NestingBounds bounds, SemaphoreSlim turn)
{
    /// <summary>Bytes that every layer may have at any time.</summary>
    public const long SmallBytes = 1024 * 1024;

    private long free = bounds.DecoderBytes;
    private bool hasTurn;

    /// <summary>Memory for one decoder; none yet. The taker disposes it with the decoder.</summary>
    public Share Open() => new(this);

    /// <summary>What one decoder has taken.</summary>
    public sealed class Share(DecoderMemory memory) : IDisposable
    {
        private long taken;

        /// <summary>Takes as much as is needed, together with what was taken before.</summary>
        /// <param name="bytes">What a dictionary, a window or a model asks for.</param>
        /// <param name="limit">Most bytes that one of its kind is given.</param>
        /// <returns>Why it is not given; null if it is.</returns>
        public string? Refuse(long bytes, long limit)
        {
            var more = Math.Max(0, bytes - taken);
            if (bytes > limit || bytes < 0 || more > memory.free)
            {
                return bytes > limit || bytes < 0
                    ? $"it asks for a dictionary or window of {(ulong)bytes} bytes"
                    : $"it asks for a dictionary or window of {bytes} bytes, within others that have the rest of {NestingLimits.DecoderBytes}";
            }

            memory.Take(more);
            taken += more;
            return null;
        }

        /// <summary>Gives it back.</summary>
        public void Dispose()
        {
            memory.GiveBack(taken);
            taken = 0;
        }
    }

    private void Take(long bytes)
    {
        free -= bytes;
        if (!hasTurn && bounds.DecoderBytes - free > SmallBytes)
        {
            turn.Wait();
            hasTurn = true;
        }
    }

    private void GiveBack(long bytes)
    {
        free += bytes;
        if (hasTurn && bounds.DecoderBytes - free <= SmallBytes)
        {
            hasTurn = false;
            turn.Release();
        }
    }
}
