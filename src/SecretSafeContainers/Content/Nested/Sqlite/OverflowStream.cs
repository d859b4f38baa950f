using System.Buffers.Binary;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested.Sqlite;

/// <summary>A record that begins on one page and goes on on others. Ends where the chain of pages does, if that is earlier.</summary>
/// <param name="pages">All pages.</param>
/// <param name="local">What of it lies on its own page.</param>
/// <param name="next">The number of the page where it goes on.</param>
/// <param name="length">Its bytes.</param>
internal sealed class OverflowStream(DatabasePages pages, ReadOnlyMemory<byte> local, uint next, long length) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> piece = local;
    private byte[] page = [];
    private uint next = next;
    private long left = length;

    /// <inheritdoc/>
    public override long Length { get; } = length;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (piece.IsEmpty && left > 0)
        {
            piece = ReadPage();
        }

        var count = (int)Math.Min(Math.Min(buffer.Length, piece.Length), left);
        piece.Span[..count].CopyTo(buffer);
        piece = piece[count..];
        left -= count;
        return count;
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

    private ReadOnlyMemory<byte> ReadPage()
    {
        page = page.Length == 0 ? new byte[pages.UsableBytes] : page;
        if (next == 0 || pages.OffsetOf(next) is not { } at || !pages.TryRead(at, page))
        {
            return default;
        }

        next = BinaryPrimitives.ReadUInt32BigEndian(page);
        return page.AsMemory(sizeof(uint));
    }
}
