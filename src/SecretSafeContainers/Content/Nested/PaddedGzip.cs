using System.Buffers.Binary;
using System.IO.Hashing;
using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Blobs;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Gzip that may be followed by zeros, as whoever writes whole blocks leaves it. The checksum at its end tells whether it was complete.</summary>
/// <param name="inflater">Inflates it, and fails at whatever follows it. Disposed with this.</param>
/// <param name="stored">The stored bytes; stay the caller's.</param>
internal sealed class PaddedGzip(Stream inflater, Stream stored) : ReadOnlyStream
{
    private const int TrailerBytes = 8;
    private const int BlockBytes = 4096;

    // Ends at which several members are read again. Mostly the first fits: a content's length seldom ends with zeros, but for its highest byte.
    private const int Tries = 3;

    private readonly Crc32 checksum = new();
    private long length;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = inflater.Read(buffer);
            checksum.Append(buffer[..read]);
            length += read;
            return read;
        }
        catch (InvalidDataException) when (IsFollowedByZeros())
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inflater.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>
    /// True if the data is whole without the zeros behind it. The last member ends with its checksum and its length, whose last bytes may be zeros themselves: they are
    /// there if they fit what came out, or (of several members) if all of it comes out again.
    /// </summary>
    private bool IsFollowedByZeros()
    {
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)length);
        var end = EndOfContent();
        Span<byte> tail = stackalloc byte[2 * TrailerBytes];
        stored.Position = Math.Max(0, end - TrailerBytes);
        tail = tail[..stored.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false)];
        if (tail.IndexOf(trailer) >= 0)
        {
            return true;
        }

        var tries = 0;
        for (var zeros = 0; zeros + TrailerBytes <= tail.Length && tries < Tries; zeros++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail[(zeros + sizeof(uint))..]) < length && ++tries > 0 && IsWhole(end + zeros))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWhole(long end)
    {
        using var again = new GzipInflater(new StreamSlice(stored, 0, end));
        var buffer = new byte[BlockBytes];
        long count = 0;
        try
        {
            while (again.Read(buffer) is > 0 and var read)
            {
                count += read;
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return count == length;
    }

    /// <summary>Where the last byte that is not zero ends.</summary>
    private long EndOfContent()
    {
        var block = new byte[BlockBytes];
        for (var end = stored.Length; end > 0; end -= Math.Min(end, BlockBytes))
        {
            var count = (int)Math.Min(end, BlockBytes);
            stored.Position = end - count;
            stored.ReadExactly(block, 0, count);
            if (block.AsSpan(0, count).LastIndexOfAnyExcept((byte)0) is >= 0 and var last)
            {
                return end - count + last + 1;
            }
        }

        return 0;
    }
}
