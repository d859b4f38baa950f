namespace SecretSafeContainers.Images;

/// <summary>A layer of an image, or a folder that is about to become one.</summary>
public abstract class Layer
{
    private LayerOrigin origin;

    /// <summary>Hash of the stored bytes, or null for a folder.</summary>
    public Digest? Digest { get; init; }

    /// <summary>Hash of the uncompressed tar as the config declares it, or null if it does not.</summary>
    public Digest? DiffId { get; init; }

    /// <summary>The history line that made it, or null. Comes from the image: redact before printing.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Who brought it in.</summary>
    public LayerOrigin Origin
    {
        get => origin;
        init => origin = value;
    }

    /// <summary>How it is called in messages: its digest, or the folder's path.</summary>
    public abstract string Name { get; }

    /// <summary>Bytes as stored, as the manifest declares them; null for a folder.</summary>
    public virtual long? StoredBytes => null;

    /// <summary>The manifest's descriptor of it; null for a folder.</summary>
    internal virtual Descriptor? Descriptor => null;

    /// <summary>True if whiteout names (<c>.wh.</c>) mean deletions here; false for a plain folder.</summary>
    public virtual bool HasWhiteouts => true;

    /// <summary>The same layer, said to come from elsewhere.</summary>
    public Layer WithOrigin(LayerOrigin other)
    {
        var copy = (Layer)MemberwiseClone();
        copy.origin = other;
        return copy;
    }

    /// <summary>Starts a pass over the entries. The caller disposes it before it starts another one over this layer; other layers may be read meanwhile.</summary>
    public abstract LayerReading Open();

    /// <summary>The same, with cores that may read ahead.</summary>
    internal virtual LayerReading Open(Cores cores) => Open();

    /// <summary>
    /// Compares the stored bytes with the descriptor, without looking into them. Bytes that lie nowhere on this machine are not fetched for it: whoever pulls them compares them.
    /// </summary>
    /// <exception cref="Diagnostics.SecretSafeException">They are other bytes, or cannot be read.</exception>
    internal virtual ValueTask VerifyAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
