using SecretSafeContainers.Diagnostics;
using SharpCompress.Compressors.Xz;
using ReadOnlyStream = SecretSafeContainers.Images.ReadOnlyStream;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Inflates the streams of an xz file block by block: each block names a dictionary of its own, which is made only if it may be.</summary>
/// <param name="stored">The compressed bytes, which can seek; stay the caller's.</param>
/// <param name="memory">What the dictionary may have; stays the caller's.</param>
internal sealed class XzInflater(Stream stored, DecoderMemory.Share memory) : ReadOnlyStream
{
    // No writer makes a block of nothing; each would cost a dictionary.
    private const int EmptyBlocks = 16;
    private const string Format = "xz";

    private XZHeader? header;
    private GuardedDecoder? block;
    private bool ended;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        for (var empty = 0; !ended && !buffer.IsEmpty; empty++)
        {
            if (empty > EmptyBlocks)
            {
                throw new InvalidDataException("its xz data has empty blocks");
            }

            block ??= OpenNext();
            if (block?.Read(buffer) is > 0 and var read)
            {
                return read;
            }

            block = null;
        }

        return 0;
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

    /// <summary>The next block, behind the headers and indexes of streams; null at the end.</summary>
    private GuardedDecoder? OpenNext()
    {
        while (true)
        {
            header ??= GuardedDecoder.Guard(() => XZHeader.FromStream(stored), Format);
            if (NextByte() is not 0 and var next)
            {
                break;
            }

            GuardedDecoder.Guard(() => XZIndex.FromStream(stored, indexMarkerAlreadyVerified: false), Format);
            GuardedDecoder.Guard(() => XZFooter.FromStream(stored), Format);
            header = null;
            if (!FindNext())
            {
                ended = true;
                return null;
            }
        }

        if (memory.Refuse(XzDictionary.Read(stored), NestingLimits.DictionaryBytes) is { } refusal)
        {
            throw new SecretSafeException(DiagnosticCodes.LimitReached, "xz data", refusal);
        }

        var (type, size) = (header.BlockCheckType, header.BlockCheckSize);
        return new(() => new XZBlock(stored, type, size), Format);
    }

    private int NextByte()
    {
        var next = stored.ReadByte();
        stored.Position -= next < 0 ? 0 : 1;
        return next;
    }

    /// <summary>True if another stream follows, behind padding of zeros.</summary>
    private bool FindNext()
    {
        int next;
        while ((next = stored.ReadByte()) == 0)
        {
        }

        if (next < 0)
        {
            return false;
        }

        stored.Position--;
        Span<byte> magic = stackalloc byte[XzFormat.Magic.Length];
        if (stored.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.SequenceEqual(XzFormat.Magic))
        {
            throw new InvalidDataException("something else follows its xz data");
        }

        stored.Position -= magic.Length;
        return true;
    }
}
