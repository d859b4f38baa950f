using System.Buffers.Binary;

namespace SecretSafeContainers.Images.Blobs;

/// <summary>Hands zstd data to a decoder, and takes out the frames that it skips: the table of contents of <c>zstd:chunked</c>, or whatever lies there.</summary>
/// <param name="stored">The stored bytes; stay the caller's.</param>
/// <param name="aside">Takes what they hold.</param>
internal sealed class ZstdSkippableFrames(Stream stored, BytesAside aside) : ReadOnlyStream
{
    // The next frame's length, as parallel writers note it before each, is no text.
    private const int NumberBytes = 4;

    private readonly byte[] field = new byte[4];
    private Part part = Part.Magic;
    private int filled;
    private byte descriptor;
    private long passing;
    private bool isKept;

    private enum Part
    {
        Magic,
        SkippableBytes,
        Descriptor,
        Block,

        /// <summary>No frame: the decoder refuses it.</summary>
        Unknown,
    }

    private int FieldBytes => part switch
    {
        Part.Descriptor => 1,
        Part.Block => ZstdFrame.BlockHeaderBytes,
        _ => sizeof(uint),
    };

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = stored.Read(buffer);
        Follow(buffer[..read]);
        return read;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await stored.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Follow(buffer.Span[..read]);
        return read;
    }

    private void Follow(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && part != Part.Unknown)
        {
            if (passing > 0)
            {
                var passed = bytes[..(int)Math.Min(passing, bytes.Length)];
                if (isKept)
                {
                    aside.Append(passed);
                }

                passing -= passed.Length;
                bytes = bytes[passed.Length..];
                continue;
            }

            field[filled++] = bytes[0];
            bytes = bytes[1..];
            if (filled == FieldBytes)
            {
                filled = 0;
                MoveOn();
            }
        }
    }

    private void MoveOn()
    {
        var value = BinaryPrimitives.ReadUInt32LittleEndian(field);
        isKept = false;
        switch (part)
        {
            case Part.Magic:
                part = value == ZstdFrame.Magic ? Part.Descriptor : ZstdFrame.IsSkippable(value) ? Part.SkippableBytes : Part.Unknown;
                break;
            case Part.SkippableBytes:
                (part, passing, isKept) = (Part.Magic, value, value > NumberBytes);
                if (isKept)
                {
                    aside.Begin();
                }

                break;
            case Part.Descriptor:
                descriptor = field[0];
                (part, passing) = (Part.Block, ZstdFrame.BytesBeforeSize(descriptor) + ZstdFrame.SizeBytes(descriptor));
                break;
            default:
                value &= 0xFFFFFF;
                var isLast = ZstdFrame.IsLastBlock(value);
                part = isLast ? Part.Magic : Part.Block;
                passing = ZstdFrame.BlockBytes(value) + (isLast && ZstdFrame.HasChecksum(descriptor) ? ZstdFrame.ChecksumBytes : 0);
                break;
        }
    }
}
