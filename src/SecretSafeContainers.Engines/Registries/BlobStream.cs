using System.Net;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>
/// The body of a blob. A connection that breaks or stalls is taken up again where it broke, a bounded number of times; after that it is damaged
/// data, not an internal error. Owns the answer.
/// </summary>
internal sealed class BlobStream : Stream
{
    private readonly RegistryConnection connection;
    private readonly string path;
    private readonly string what;
    private HttpResponseMessage response;
    private Stream body;
    private long position;
    private int resumptions;
    private SecretSafeException? failed;

    private BlobStream(RegistryConnection connection, string path, string what, HttpResponseMessage response, Stream body)
    {
        (this.connection, this.path, this.what) = (connection, path, what);
        (this.response, this.body) = (response, body);
        resumptions = connection.Times.Attempts - 1;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Starts to read an answer.</summary>
    /// <param name="connection">For taking it up again. Not owned.</param>
    /// <param name="path">The blob's path in the repository.</param>
    /// <param name="what">How to name it in an error.</param>
    /// <param name="response">The answer; owned by the stream from now on.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<BlobStream> OpenAsync(RegistryConnection connection, string path, string what, HttpResponseMessage response, CancellationToken cancellationToken) =>
        new(connection, path, what, response, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (failed is null)
        {
            try
            {
                var read = await ReadOnceAsync(buffer, cancellationToken).ConfigureAwait(false);
                position += read;
                return read;
            }
            catch (Exception failure) when (failure is IOException or HttpRequestException
                || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                if (resumptions-- <= 0 || !await TryResumeAsync(cancellationToken).ConfigureAwait(false))
                {
                    failed = new SecretSafeException(DiagnosticCodes.Malformed, what, $"the connection to the registry broke or stalled after {position} bytes", failure);
                }
            }
        }

        throw failed;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            response.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stall.CancelAfter(connection.Times.Stall);
        return await body.ReadAsync(buffer, stall.Token).ConfigureAwait(false);
    }

    /// <summary>Asks for the rest. What is put together so is verified by its digest like everything else.</summary>
    private async Task<bool> TryResumeAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(connection.Times.DelayAfter(1, null), cancellationToken).ConfigureAwait(false);
        try
        {
            var rest = await connection.GetAsync(path, [], position, cancellationToken).ConfigureAwait(false);
            var isRest = position == 0 ? rest.IsSuccessStatusCode : rest.StatusCode == HttpStatusCode.PartialContent && rest.Content.Headers.ContentRange?.From == position;
            if (!isRest)
            {
                rest.Dispose();
                return false;
            }

            await body.DisposeAsync().ConfigureAwait(false);
            response.Dispose();
            response = rest;
            body = await rest.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (SecretSafeException)
        {
            return false;
        }
    }
}
