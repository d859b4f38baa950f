using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Sources;

namespace SecretSafeContainers.Images.Folders;

/// <summary>A file's content, opened with the first read. Whatever keeps it from being read whole is said by an exception and hinders no other file.</summary>
internal sealed class FileContent(FolderEntry entry) : ReadOnlyStream
{
    private Stream? stream;

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var source = Source();
        try
        {
            return Count(source.Read(buffer), buffer.Length);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw entry.Unreadable(LocalFile.ReasonOf(failure), failure);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var source = Source();
        try
        {
            return Count(await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw entry.Unreadable(LocalFile.ReasonOf(failure), failure);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream?.Dispose();
            stream = Null;
        }

        base.Dispose(disposing);
    }

    private Stream Source()
    {
        if (entry.Refusal is { } refusal)
        {
            throw entry.Unreadable(refusal);
        }

        return stream ??= LocalFile.Open(entry.FullPath, entry.Path, DiagnosticCodes.Unreadable);
    }

    private int Count(int read, int wanted)
    {
        BytesRead += read;
        return read == 0 && wanted > 0 && BytesRead < entry.Size
            ? throw entry.Unreadable($"it became shorter while it was read: {BytesRead} of {entry.Size} bytes")
            : read;
    }
}
