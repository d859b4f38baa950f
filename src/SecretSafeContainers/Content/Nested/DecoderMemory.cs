namespace SecretSafeContainers.Content.Nested;

/// <summary>
/// The memory that decoders of nested content have at one moment, all levels together: a dictionary in a dictionary in a dictionary must stay within the bound
/// of one audit. Not thread-safe.
/// </summary>
/// <param name="bounds">How much there is.</param>
internal sealed class DecoderMemory(NestingBounds bounds)
{
    private long free = bounds.DecoderBytes;

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

            memory.free -= more;
            taken += more;
            return null;
        }

        /// <summary>Gives it back.</summary>
        public void Dispose()
        {
            memory.free += taken;
            taken = 0;
        }
    }
}
