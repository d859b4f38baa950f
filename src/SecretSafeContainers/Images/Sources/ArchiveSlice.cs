using Microsoft.Win32.SafeHandles;

namespace SecretSafeContainers.Images.Sources;

/// <summary>Some bytes of a file, read at their own position: slices of one handle do not disturb each other.</summary>
/// <param name="handle">The file; stays open.</param>
/// <param name="offset">Where it begins.</param>
/// <param name="length">How many bytes it has. If the file ends before, so does the slice.</param>
internal sealed class ArchiveSlice(SafeFileHandle handle, long offset, long length) : ReadOnlyStream
{
    private long position;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => position;
        set => position = value >= 0 && value <= length ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = RandomAccess.Read(handle, buffer[..Wanted(buffer.Length)], offset + position);
        position += read;
        return read;
    }

    /// <inheritdoc/>
    /// <remarks>Done where it is called, as <see cref="LocalFileStream"/> does.</remarks>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => position,
        _ => length,
    };

    private int Wanted(int wanted) => (int)Math.Min(wanted, length - position);
}
