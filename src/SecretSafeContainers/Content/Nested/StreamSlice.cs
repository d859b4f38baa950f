using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Some bytes of a stream that can seek, read at a position of their own: several slices of one stream do not disturb each other.</summary>
/// <param name="stream">The stream; stays open.</param>
/// <param name="start">Where the bytes begin.</param>
/// <param name="length">How many there are.</param>
internal sealed class StreamSlice(Stream stream, long start, long length) : ReadOnlyStream
{
    private long position;

    /// <summary>What it is a part of.</summary>
    public Stream Source => stream;

    /// <summary>Where the bytes begin.</summary>
    public long Start => start;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override long Position
    {
        get => position;
        set => position = value;
    }

    /// <summary>Bytes that were read.</summary>
    public long Consumed => position;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Clamp(length - position, 0, buffer.Length);
        if (wanted == 0)
        {
            return 0;
        }

        stream.Position = start + position;
        var read = stream.Read(buffer[..wanted]);
        position += read;
        return read;
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) =>
        position = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => position, _ => length };

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));
}
