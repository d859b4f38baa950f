using System.Buffers;

namespace SecretSafeContainers.Images.Tar;

/// <summary>A window over a tar stream that need not seek: headers are parsed in it, small content is copied out of it, large content goes past it.</summary>
/// <remarks>Rented and cleared on return, since it may hold secrets. 128 KiB: most files of an image fit beside their headers.</remarks>
internal sealed class TarBuffer(Stream stream) : IDisposable
{
    private const int Size = 128 * 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int start;
    private int end;

    /// <summary>Bytes handed out or passed over so far.</summary>
    public long Consumed { get; private set; }

    /// <summary>What lies in memory and was not consumed.</summary>
    public ReadOnlySpan<byte> Buffered => buffer.AsSpan(start, end - start);

    /// <summary>Counts bytes as consumed.</summary>
    public void Advance(int count)
    {
        start += count;
        Consumed += count;
    }

    /// <summary>Reads until at least <paramref name="minimum"/> bytes are buffered or the stream ends.</summary>
    /// <returns>How many are buffered; fewer than asked for only at the end.</returns>
    public async ValueTask<int> FillAsync(int minimum, CancellationToken cancellationToken)
    {
        if (end - start < minimum)
        {
            MakeRoom(minimum);
            while (end - start < minimum)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                end += read;
            }
        }

        return end - start;
    }

    /// <summary>Reads up to the destination's length: what is buffered first, then straight from the stream.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        if (end - start == 0)
        {
            if (destination.Length >= Size / 2)
            {
                var direct = await stream.ReadAsync(destination, cancellationToken).ConfigureAwait(false);
                Consumed += direct;
                return direct;
            }

            await FillAsync(1, cancellationToken).ConfigureAwait(false);
        }

        return Copy(destination.Span);
    }

    /// <summary>The blocking twin of <see cref="ReadAsync"/>, for readers that know no other way.</summary>
    public int Read(Span<byte> destination)
    {
        if (end - start == 0)
        {
            MakeRoom(1);
            end += stream.Read(buffer, end, buffer.Length - end);
        }

        return Copy(destination);
    }

    /// <summary>Passes over much content of a source that can seek.</summary>
    /// <returns>False if it cannot, or if the source ends before: then it has to be read.</returns>
    public bool TrySeek(long count)
    {
        if (!stream.CanSeek || count < end - start + Size || stream.Length - stream.Position < count - (end - start))
        {
            return false;
        }

        stream.Seek(count - (end - start), SeekOrigin.Current);
        start = end = 0;
        Consumed += count;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var returned = buffer;
        buffer = [];
        start = end = 0;
        if (returned.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(returned, clearArray: true);
        }
    }

    private int Copy(Span<byte> destination)
    {
        var count = Math.Min(destination.Length, end - start);
        buffer.AsSpan(start, count).CopyTo(destination);
        Advance(count);
        return count;
    }

    private void MakeRoom(int minimum)
    {
        if (start == end)
        {
            start = end = 0;
        }
        else if (buffer.Length - start < minimum)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }
    }
}
