using System.IO.Compression;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace SecretSafeContainers.Images.Blobs;

/// <summary>Inflates gzip with the platform's speed, and says what the platform's stream does not: whether the data was complete.</summary>
/// <remarks>
/// Measured on .NET 10.0: <see cref="GZipStream"/> ends without an error wherever its input ends, even in the middle of a member, and passes over
/// whatever follows the last member. So when everything came out, one more member, whose content nobody can know, is put behind the input:
/// it comes out exactly if all before it was whole members. Costs some hundred bytes, not a second checksum. Several members are read
/// as one stream, as Go reads them.
/// </remarks>
internal sealed class GzipInflater : ReadOnlyStream
{
    private const int SealLength = 32;

    private readonly SealedInput input;
    private readonly GZipStream gzip;
    private readonly GzipMembers? members;
    private bool ended;

    /// <param name="compressed">The stored bytes; stay the caller's.</param>
    /// <param name="aside">Takes the texts of the members' headers; null if nobody looks at them.</param>
    public GzipInflater(Stream compressed, BytesAside? aside = null)
    {
        members = aside is null ? null : new GzipMembers(compressed, aside);
        input = new SealedInput(members ?? compressed);
        gzip = new GZipStream(input, CompressionMode.Decompress, leaveOpen: true);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The data breaks the format, ends early, or is followed by something else.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = ended ? 0 : gzip.Read(buffer);
        if (read == 0 && !buffer.IsEmpty && !ended)
        {
            CheckSeal();
        }

        members?.Count(read);
        return read;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The data breaks the format, ends early, or is followed by something else.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = ended ? 0 : await gzip.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (read == 0 && !buffer.IsEmpty && !ended)
        {
            CheckSeal();
        }

        members?.Count(read);
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            gzip.Dispose();
            input.Dispose();
        }

        base.Dispose(disposing);
    }

    private void CheckSeal()
    {
        ended = true;
        var seal = RandomNumberGenerator.GetBytes(SealLength);
        input.Append(Member(seal));
        Span<byte> output = stackalloc byte[SealLength + 1];
        if (gzip.ReadAtLeast(output, output.Length, throwOnEndOfStream: false) != SealLength || !output[..SealLength].SequenceEqual(seal))
        {
            throw new InvalidDataException("the gzip data ends early, or something else follows it");
        }
    }

    /// <summary>A member of one stored block: a compressor would take 256 KiB of native memory for it, of each gzip file that is read.</summary>
    private static byte[] Member(byte[] content)
    {
        byte[] member = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1, SealLength, 0, 0xFF ^ SealLength, 0xFF, .. content, .. new byte[sizeof(uint)], SealLength, 0, 0, 0];
        Crc32.Hash(content, member.AsSpan(^(2 * sizeof(uint))..));
        return member;
    }

    /// <summary>The stored bytes, and behind them what was appended.</summary>
    private sealed class SealedInput(Stream compressed) : ReadOnlyStream
    {
        private ReadOnlyMemory<byte> appended;

        public void Append(byte[] member) => appended = member;

        public override int Read(Span<byte> buffer) => appended.IsEmpty ? compressed.Read(buffer) : TakeAppended(buffer);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            appended.IsEmpty ? compressed.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(TakeAppended(buffer.Span));

        private int TakeAppended(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, appended.Length);
            appended.Span[..count].CopyTo(buffer);
            appended = appended[count..];
            return count;
        }
    }
}
