using System.Buffers;
using System.Security.Cryptography;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Blobs;

/// <summary>A blob's stored bytes in one pass, hashed and counted on the way: <see cref="VerifyAsync"/> then tells whether they are what their descriptor names.</summary>
/// <param name="source">The bytes; disposed with this.</param>
/// <param name="descriptor">What they should be.</param>
/// <param name="name">How to name the blob in an error.</param>
internal sealed class StoredBlob(Stream source, Descriptor descriptor, string name) : ReadOnlyStream
{
    /// <summary>Large enough that hashing and reading dwarf the calls.</summary>
    private const int Size = 128 * 1024;

    private readonly IncrementalHash hash = descriptor.Digest.StartHash();
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int start;
    private int end;
    private long stored;
    private bool ended;

    /// <inheritdoc/>
    public override int Read(Span<byte> destination)
    {
        if (start == end && !ended)
        {
            try
            {
                Take(source.Read(buffer, 0, buffer.Length));
            }
            catch (IOException failure)
            {
                throw Unreadable(failure);
            }
        }

        return Copy(destination);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
    {
        if (start == end && !ended)
        {
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }

        return Copy(destination.Span);
    }

    /// <summary>The first bytes, without consuming them; fewer than asked for only if the blob is shorter.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(int count, CancellationToken cancellationToken)
    {
        while (end - start < count && !ended)
        {
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }

        return buffer.AsMemory(start, Math.Min(count, end - start));
    }

    /// <summary>Reads what is left and compares digest and size.</summary>
    /// <exception cref="SecretSafeException">They differ (SSC4004).</exception>
    public async ValueTask VerifyAsync(CancellationToken cancellationToken)
    {
        while (!ended)
        {
            start = end = 0;
            await FillAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (stored != descriptor.Size)
        {
            throw new SecretSafeException(DiagnosticCodes.DigestMismatch, name, $"its descriptor says {descriptor.Size} bytes, stored are {stored}{(stored > descriptor.Size ? " or more" : "")}");
        }

        if (!descriptor.Digest.Matches(hash.GetCurrentHash()))
        {
            throw new SecretSafeException(DiagnosticCodes.DigestMismatch, name, $"the stored bytes do not have the digest {descriptor.Digest}");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && buffer.Length > 0)
        {
            source.Dispose();
            hash.Dispose();
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            buffer = [];
            (start, end, ended) = (0, 0, true);
        }

        base.Dispose(disposing);
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (start == end)
        {
            start = end = 0;
        }

        try
        {
            Take(await source.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false));
        }
        catch (IOException failure)
        {
            throw Unreadable(failure);
        }
    }

    /// <summary>A blob longer than declared is read no further than to see that: what would come is not named by any digest.</summary>
    private void Take(int read)
    {
        (start, end) = start == end ? (0, read) : (start, end + read);
        hash.AppendData(buffer, end - read, read);
        stored += read;
        ended = read == 0 || stored > descriptor.Size;
    }

    private int Copy(Span<byte> destination)
    {
        var count = Math.Min(destination.Length, end - start);
        buffer.AsSpan(start, count).CopyTo(destination);
        start += count;
        return count;
    }

    private SecretSafeException Unreadable(IOException failure) => new(DiagnosticCodes.Unreadable, name, $"it could not be read: {failure.Message}", failure);
}
