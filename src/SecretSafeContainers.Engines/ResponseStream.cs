using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines;

/// <summary>The body of a registry's answer. Owns the answer; a connection that breaks or stalls is damaged data, not an internal error.</summary>
internal sealed class ResponseStream(HttpResponseMessage response, Stream body, string what) : Stream
{
    /// <summary>A registry that sends nothing for so long is given up.</summary>
    private static readonly TimeSpan StallTimeout = TimeSpan.FromSeconds(30);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return body.Read(buffer, offset, count);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            throw Broken(failure);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stall.CancelAfter(StallTimeout);
        try
        {
            return await body.ReadAsync(buffer, stall.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Broken(failure);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            response.Dispose();
        }

        base.Dispose(disposing);
    }

    private SecretSafeException Broken(Exception failure) =>
        new(DiagnosticCodes.Malformed, what, "the connection to the registry broke or stalled", failure);
}
