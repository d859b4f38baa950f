using System.Buffers.Binary;
using SecretSafeContainers.Content.Nested.Zip;
using SecretSafeContainers.Diagnostics;
using SharpCompress.Compressors;
using SharpCompress.Compressors.LZMA;
using ReadOnlyStream = SecretSafeContainers.Images.ReadOnlyStream;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Inflates the members of an lzip file, as parallel writers make many.</summary>
/// <param name="stored">The compressed bytes, which can seek; stay the caller's.</param>
/// <param name="memory">What the dictionary may have; stays the caller's.</param>
internal sealed class LzipInflater(Stream stored, DecoderMemory.Share memory) : ReadOnlyStream
{
    private const int HeaderBytes = 6;
    private const int EmptyMembers = 16;

    private GuardedDecoder? member;
    private long start;
    private bool ended;

    private static byte[] Magic => [.. "LZIP\u0001"u8];

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        for (var empty = 0; !ended && !buffer.IsEmpty && empty < EmptyMembers; empty++)
        {
            member ??= OpenNext();
            if (member.Read(buffer) is > 0 and var read)
            {
                return read;
            }

            member = null;
            ended = start >= stored.Length;
        }

        return 0;
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

    private GuardedDecoder OpenNext()
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        stored.Position = start;
        var dictionary = stored.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes ? 0 : 1L << (header[^1] & 0x1F);
        if (memory.Refuse(dictionary, NestingLimits.DictionaryBytes) is { } refusal)
        {
            throw new SecretSafeException(DiagnosticCodes.LimitReached, "lzip data", refusal);
        }

        var slice = new StreamSlice(stored, start, EndOfMember() - start);
        start += slice.Length;
        return new(() => LZipStream.Create(slice, CompressionMode.Decompress, leaveOpen: true), "lzip");
    }

    /// <summary>Where the next member begins, or the end: each ends with its own length. The decoder does not stop by itself.</summary>
    private long EndOfMember()
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        foreach (var next in ZipSignatures.Find(stored, Magic, start + HeaderBytes, CancellationToken.None))
        {
            stored.Position = next - length.Length;
            stored.ReadExactly(length);
            if (BinaryPrimitives.ReadInt64LittleEndian(length) == next - start)
            {
                return next;
            }
        }

        return stored.Length;
    }
}
