using System.Buffers;
using System.Runtime.ExceptionServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Sources;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Keeps content that is read more than once: a little in memory, more in a temporary file without a name.</summary>
internal sealed class ContentSpool : IAsyncDisposable
{
    /// <summary>Bytes kept in memory. Most compressed files of an image have fewer.</summary>
    public const int MemoryBytes = 256 * 1024;

    private readonly Stream source;
    private readonly string what;
    private readonly byte[] memory = ArrayPool<byte>.Shared.Rent(MemoryBytes);
    private int used;
    private FileStream? file;
    private ReadOnlyMemory<byte> unkept;
    private ExceptionDispatchInfo? failure;

    private ContentSpool(Stream source, string what) => (this.source, this.what) = (source, what);

    /// <summary>Bytes that were kept.</summary>
    public long Length { get; private set; }

    /// <summary>Why not all could be kept (SSC4007, SSC4008); null if all was, as far as the source came.</summary>
    public SecretSafeException? Refusal { get; private set; }

    /// <summary>True if the source came to its end, and all was kept.</summary>
    public bool IsWhole => failure is null && Refusal is null;

    /// <summary>Reads a stream to its end, or as far as it can be kept.</summary>
    /// <param name="source">The content; stays the caller's, and must outlive the spool.</param>
    /// <param name="what">How to name it in an error.</param>
    /// <param name="limit">Most bytes to keep.</param>
    /// <param name="cancellationToken">Stops the copying.</param>
    public static async ValueTask<ContentSpool> FillAsync(Stream source, string what, long limit, CancellationToken cancellationToken)
    {
        var spool = new ContentSpool(source, what);
        try
        {
            await spool.FillAsync(limit, cancellationToken).ConfigureAwait(false);
            return spool;
        }
        catch
        {
            await spool.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What was kept, at its start; it can seek. The taker disposes it before the spool.</summary>
    public Stream OpenKept() => file is null
        ? new MemoryStream(memory, 0, (int)Length, writable: false)
        : new BufferedStream(new SpoolView(file.SafeFileHandle, Length), 64 * 1024);

    /// <summary>Everything, once: what was kept, what was not, and the failure of the source if it failed.</summary>
    public Stream OpenWhole() => new ConcatenatedStream([OpenKept(), new MemoryStream(unkept.ToArray(), writable: false), Refusal is null ? Stream.Null : source], failure);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        memory.AsSpan(0, used).Clear();
        ArrayPool<byte>.Shared.Return(memory);
        if (file is not null)
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask FillAsync(long limit, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (Refusal is null && await ReadAsync(memory.AsMemory(filled, MemoryBytes - filled), cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            used = Math.Max(used, filled + read);
            if (Length + filled + read > limit)
            {
                Refuse(new SecretSafeException(DiagnosticCodes.LimitReached, what, $"it has over {limit} bytes, so it was not opened"), filled, read);
                return;
            }

            filled += read;
            if (filled == MemoryBytes)
            {
                Write(filled);
                filled = 0;
            }
        }

        if (file is null)
        {
            Length = Refusal is null ? filled : 0;
        }
        else if (Refusal is null)
        {
            Write(filled);
        }
    }

    private async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SecretSafeException or IOException)
        {
            failure = ExceptionDispatchInfo.Capture(exception);
            return 0;
        }
    }

    // Where it is called: the system takes it into its memory at once, and a hop to another thread costs more.
    private void Write(int count)
    {
        try
        {
            file ??= TemporaryFile.Create(what);
            RandomAccess.Write(file.SafeFileHandle, memory.AsSpan(0, count), Length);
            Length += count;
        }
        catch (SecretSafeException exception)
        {
            Refuse(exception, count, 0);
        }
        catch (IOException exception)
        {
            Refuse(new SecretSafeException(DiagnosticCodes.Unreadable, what, $"it could not be kept in a temporary file: {LocalFile.ReasonOf(exception)}", exception), count, 0);
        }
    }

    private void Refuse(SecretSafeException refusal, int filled, int read)
    {
        Refusal = refusal;
        unkept = memory.AsSpan(0, filled + read).ToArray();
    }
}
