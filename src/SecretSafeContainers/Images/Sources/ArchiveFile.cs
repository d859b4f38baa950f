using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Blobs;

namespace SecretSafeContainers.Images.Sources;

/// <summary>An image archive as a seekable, uncompressed file.</summary>
/// <remarks>
/// One that is compressed as a whole is unpacked into a temporary file, which on Unix loses its name at once and elsewhere is deleted
/// with its handle: nothing stays, whatever happens to the process.
/// </remarks>
internal sealed class ArchiveFile : IAsyncDisposable
{
    private readonly FileStream stream;

    private ArchiveFile(FileStream stream) => this.stream = stream;

    /// <summary>The whole archive; for one reader, before any member is opened.</summary>
    public Stream Stream => stream;

    /// <summary>Opens an archive.</summary>
    /// <exception cref="SecretSafeException">It does not exist, is empty, or cannot be read or unpacked.</exception>
    public static async ValueTask<ArchiveFile> OpenAsync(string path, string reference, CancellationToken cancellationToken)
    {
        if (LocalFile.Open(path, reference, DiagnosticCodes.NotFound, FileOptions.None) is not FileStream file)
        {
            throw new SecretSafeException(DiagnosticCodes.NotAnImage, reference, "the file is empty");
        }

        return await OpenAsync(file, reference, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens an archive that is open as a file already, at its start; takes the file over, also when it throws.</summary>
    /// <exception cref="SecretSafeException">It cannot be read or unpacked.</exception>
    public static async ValueTask<ArchiveFile> OpenAsync(FileStream file, string reference, CancellationToken cancellationToken)
    {
        try
        {
            var first = new byte[MagicBytes.Length];
            var length = await file.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            file.Position = 0;
            var compression = MagicBytes.Detect(first.AsSpan(0, length));
            if (compression == Compression.None)
            {
                return new ArchiveFile(file);
            }

            var unpacked = await UnpackAsync(file, compression, reference, cancellationToken).ConfigureAwait(false);
            await file.DisposeAsync().ConfigureAwait(false);
            return new ArchiveFile(unpacked);
        }
        catch (Exception failure)
        {
            await file.DisposeAsync().ConfigureAwait(false);
            if (failure is IOException)
            {
                throw new SecretSafeException(DiagnosticCodes.Unreadable, reference, LocalFile.ReasonOf(failure), failure);
            }

            throw;
        }
    }

    /// <summary>Opens a member; several may be open at once.</summary>
    public Stream Open(ArchiveMember member) => new ArchiveSlice(stream.SafeFileHandle, member.Offset, member.Size);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private static async ValueTask<FileStream> UnpackAsync(FileStream file, Compression compression, string reference, CancellationToken cancellationToken)
    {
        var unpacked = TemporaryFile.Create(reference);
        try
        {
            using var inflated = new DamageReporter(BlobInflater.Open(new BufferedStream(file, 128 * 1024), compression, reference), reference);
            var buffer = new byte[128 * 1024];
            while (await inflated.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                await unpacked.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                if (unpacked.Length > ImageLimits.LayerBytes)
                {
                    throw new SecretSafeException(DiagnosticCodes.LimitReached, reference, $"unpacked it has more than {ImageLimits.LayerBytes} bytes");
                }
            }

            unpacked.Position = 0;
            return unpacked;
        }
        catch (Exception failure)
        {
            await unpacked.DisposeAsync().ConfigureAwait(false);
            if (failure is IOException)
            {
                throw new SecretSafeException(DiagnosticCodes.Unreadable, reference, $"it could not be unpacked into a temporary file: {LocalFile.ReasonOf(failure)}", failure);
            }

            throw;
        }
    }
}
