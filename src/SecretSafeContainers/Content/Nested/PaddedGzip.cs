using System.Buffers.Binary;
using System.IO.Hashing;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Gzip that may be followed by zeros, as whoever writes whole blocks leaves it. The checksum at its end tells whether it was complete.</summary>
/// <param name="inflater">Inflates it, and fails at whatever follows it. Disposed with this.</param>
/// <param name="stored">The stored bytes; stay the caller's.</param>
internal sealed class PaddedGzip(Stream inflater, Stream stored) : ReadOnlyStream
{
    private const int TrailerBytes = 8;
    private const int BlockBytes = 4096;

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

    /// <summary>True if the checksum and the length of what came out are the last bytes before nothing but zeros. They may end with zeros themselves.</summary>
    private bool IsFollowedByZeros()
    {
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)length);
        var end = EndOfContent();
        Span<byte> tail = stackalloc byte[2 * TrailerBytes];
        stored.Position = Math.Max(0, end - TrailerBytes);
        return tail[..stored.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false)].IndexOf(trailer) >= 0;
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
