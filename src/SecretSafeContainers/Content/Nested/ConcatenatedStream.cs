using System.Runtime.ExceptionServices;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Streams one behind the other, and a failure at the end if there is one. Disposes none but the first.</summary>
internal sealed class ConcatenatedStream(Stream[] parts, ExceptionDispatchInfo? failure) : ReadOnlyStream
{
    private int at;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        for (; at < parts.Length; at++)
        {
            if (parts[at].Read(buffer) is > 0 and var read)
            {
                return read;
            }
        }

        failure?.Throw();
        return 0;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (; at < parts.Length; at++)
        {
            if (await parts[at].ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                return read;
            }
        }

        failure?.Throw();
        return 0;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            parts[0].Dispose();
        }

        base.Dispose(disposing);
    }
}
