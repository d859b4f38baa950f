namespace SecretSafeContainers.Images;

/// <summary>One pass over a layer's entries, in stored order. Single use; dispose it to release the blob.</summary>
public abstract class LayerReading : IAsyncDisposable
{
    /// <summary>Bytes of the uncompressed layer that were read so far: entry headers, content, padding and all.</summary>
    public abstract long BytesRead { get; }

    /// <summary>
    /// The entries. After the last one the whole blob was read and verified, or it throws. What an entry's reader left unread is passed over.
    /// </summary>
    /// <exception cref="Diagnostics.SecretSafeException">The layer is damaged, absent or too large; what was yielded before stays valid.</exception>
    public abstract IAsyncEnumerable<LayerEntry> EntriesAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
