using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Inflates LZ4 frames, all as one. Holds one block and the 64 KiB before it.</summary>
/// <remarks><see href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md"/>, <see href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md"/></remarks>
/// <param name="stored">The frames; stay the caller's.</param>
internal sealed class Lz4Inflater(Stream stored) : ReadOnlyStream
{
    /// <summary>Begins a frame.</summary>
    public const uint Magic = 0x184D2204;

    private const int HistoryBytes = 64 * 1024;
    private const int HasDictionary = 1;
    private const int HasContentChecksum = 4;
    private const int HasContentSize = 8;
    private const int HasBlockChecksum = 16;
    private const uint IsStored = 0x80000000;

    private byte[] output = [];
    private byte[] input = [];
    private int flags;
    private int largestBlock;
    private int start;
    private int end;
    private bool inFrame;
    private bool ended;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The data breaks the format, ends early, or is followed by something else.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (start == end && !ended && !buffer.IsEmpty)
        {
            if (inFrame)
            {
                ReadBlock();
            }
            else
            {
                ReadFrame();
            }
        }

        var count = Math.Min(buffer.Length, end - start);
        output.AsSpan(start, count).CopyTo(buffer);
        start += count;
        return count;
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Release(ref output);
        Release(ref input);
        (start, end, ended) = (0, 0, true);
        base.Dispose(disposing);
    }

    private static void Release(ref byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            buffer = [];
        }
    }

    private void ReadFrame()
    {
        Span<byte> magic = stackalloc byte[4];
        var read = stored.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        if (read == 0)
        {
            ended = true;
            return;
        }

        var number = read == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(magic) : 0;
        if (number is >= 0x184D2A50 and <= 0x184D2A5F)
        {
            stored.Position += ReadNumber();
            return;
        }

        Check(number == Magic);
        ReadDescriptor();
        (start, end, inFrame) = (0, 0, true);
    }

    private void ReadDescriptor()
    {
        Span<byte> descriptor = stackalloc byte[2 + 8 + 4];
        Fill(descriptor[..2]);
        flags = descriptor[0];
        var length = 2 + ((flags & HasContentSize) != 0 ? 8 : 0) + ((flags & HasDictionary) != 0 ? 4 : 0);
        Fill(descriptor[2..length]);
        var checksum = stored.ReadByte();
        Check(flags >> 6 == 1 && (descriptor[1] & 0x8F) == 0 && descriptor[1] >> 4 >= 4 && ((XxHash32.HashToUInt32(descriptor[..length]) >> 8) & 0xFF) == checksum);
        largestBlock = 1 << (8 + (2 * (descriptor[1] >> 4)));
        Release(ref output);
        Release(ref input);
        output = ArrayPool<byte>.Shared.Rent(HistoryBytes + largestBlock);
        input = ArrayPool<byte>.Shared.Rent(largestBlock);
    }

    private void ReadBlock()
    {
        var size = ReadNumber();
        if (size == 0)
        {
            stored.Position += (flags & HasContentChecksum) != 0 ? 4 : 0;
            inFrame = false;
            return;
        }

        var length = (int)(size & ~IsStored);
        Check(length <= largestBlock);
        KeepHistory();
        if ((size & IsStored) != 0)
        {
            Fill(output.AsSpan(end, length));
            end += length;
        }
        else
        {
            Fill(input.AsSpan(0, length));
            end = Lz4Block.Decode(input.AsSpan(0, length), output.AsSpan(0, start + largestBlock), end);
        }

        stored.Position += (flags & HasBlockChecksum) != 0 ? 4 : 0;
    }

    /// <summary>Blocks may refer to those before; where a frame says that they do not, they do not.</summary>
    private void KeepHistory()
    {
        var kept = Math.Min(end, HistoryBytes);
        output.AsSpan(end - kept, kept).CopyTo(output);
        start = end = kept;
    }

    private uint ReadNumber()
    {
        Span<byte> number = stackalloc byte[4];
        Fill(number);
        return BinaryPrimitives.ReadUInt32LittleEndian(number);
    }

    private void Fill(Span<byte> buffer) => Check(stored.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length);

    private static void Check(bool isRight)
    {
        if (!isRight)
        {
            throw Lz4Block.Damaged();
        }
    }
}
