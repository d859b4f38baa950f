using System.Buffers;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Sources;

namespace SecretSafeContainers.Images;

/// <summary>A nameless temporary file that takes an image archive which comes as a stream; nothing stays on the disk, whatever happens to the process.</summary>
public sealed class ArchiveSpool : IAsyncDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly FileStream file;

    private ArchiveSpool(FileStream file, string reference)
    {
        this.file = file;
        Reference = reference;
    }

    /// <summary>How a person names the image.</summary>
    internal string Reference { get; }

    /// <summary>Creates an empty one.</summary>
    /// <param name="reference">How a person names the image.</param>
    /// <exception cref="SecretSafeException">No temporary file can be made (SSC4008).</exception>
    public static ArchiveSpool Create(string reference)
    {
        ArgumentException.ThrowIfNullOrEmpty(reference);
        return new(TemporaryFile.Create(reference), reference);
    }

    /// <summary>Takes in a stream to its end.</summary>
    /// <param name="source">The archive; stays the caller's.</param>
    /// <param name="stallTimeout">So long it may stay silent.</param>
    /// <param name="cancellationToken">Stops the copying.</param>
    /// <exception cref="SecretSafeException">The disk is full (SSC4008), the stream too long (SSC4007) or silent for too long (SSC4003).</exception>
    /// <exception cref="IOException">The stream broke.</exception>
    public async Task FillAsync(Stream source, TimeSpan stallTimeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await ReadAsync(source, buffer, stallTimeout, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                if (file.Length + read > ImageLimits.LayerBytes)
                {
                    throw new SecretSafeException(DiagnosticCodes.LimitReached, Reference, $"it has more than {ImageLimits.LayerBytes} bytes");
                }

                await WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => file.DisposeAsync();

    /// <summary>The file, at its start; the taker disposes it.</summary>
    internal FileStream Take()
    {
        file.Position = 0;
        return file;
    }

    private async ValueTask<int> ReadAsync(Stream source, byte[] buffer, TimeSpan stallTimeout, CancellationToken cancellationToken)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stall.CancelAfter(stallTimeout);
        try
        {
            return await source.ReadAsync(buffer, stall.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SecretSafeException(DiagnosticCodes.Malformed, Reference, $"nothing came for {stallTimeout.TotalSeconds:0} s, so it was given up", failure);
        }
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw new SecretSafeException(DiagnosticCodes.Unreadable, Reference, $"it could not be kept in a temporary file: {LocalFile.ReasonOf(failure)}", failure);
        }
    }
}
