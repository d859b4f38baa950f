using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>A stream whose first bytes can be looked at before it is read. Opened anew for each file, so that a layer of a million files costs one buffer.</summary>
/// <remarks>A failure within the first bytes is thrown behind them, when the stream is read, as it would be without the look.</remarks>
internal sealed class PeekedStream : ReadOnlyStream
{
    /// <summary>As many first bytes as are looked at: the header of a tar.</summary>
    public const int HeadBytes = 512;

    private readonly byte[] head = new byte[HeadBytes];
    private Stream source = Null;
    private ExceptionDispatchInfo? failure;
    private int length;
    private int position;
    private bool ended;

    /// <summary>The first bytes; fewer than <see cref="HeadBytes"/> only if there are no more, or the stream failed.</summary>
    public ReadOnlySpan<byte> Head => head.AsSpan(0, length);

    /// <summary>How the stream failed within or right behind the first bytes; null if it did not.</summary>
    public Exception? Failure => failure?.SourceException;

    /// <summary>Takes another stream, which stays the caller's, and reads its first bytes.</summary>
    public async ValueTask OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        (source, failure, length, position, ended) = (stream, null, 0, 0, false);
        try
        {
            while (!ended && length < HeadBytes)
            {
                var read = await source.ReadAsync(head.AsMemory(length), cancellationToken).ConfigureAwait(false);
                ended = read == 0;
                length += read;
            }
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            failure = ExceptionDispatchInfo.Capture(exception);
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var taken = TakeHead(buffer);
        if (taken == buffer.Length || !MayGoOn(taken))
        {
            return taken;
        }

        try
        {
            return taken + source.Read(buffer[taken..]);
        }
        catch (Exception exception) when (taken > 0 && IsExpected(exception))
        {
            failure = ExceptionDispatchInfo.Capture(exception);
            return taken;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var taken = TakeHead(buffer.Span);
        if (taken == buffer.Length || !MayGoOn(taken))
        {
            return taken;
        }

        try
        {
            return taken + await source.ReadAsync(buffer[taken..], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (taken > 0 && IsExpected(exception))
        {
            failure = ExceptionDispatchInfo.Capture(exception);
            return taken;
        }
    }

    /// <summary>Clears the first bytes. The stream stays the caller's.</summary>
    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(head);
        base.Dispose(disposing);
    }

    private static bool IsExpected(Exception exception) => exception is SecretSafeException or IOException or InvalidDataException;

    private int TakeHead(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, length - position);
        head.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    /// <summary>False if nothing more comes; throws what was held back once the first bytes are handed out.</summary>
    private bool MayGoOn(int taken)
    {
        if (taken == 0)
        {
            failure?.Throw();
        }

        return failure is null && !ended;
    }
}
