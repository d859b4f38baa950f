namespace SecretSafeContainers.Content.Nested;

/// <summary>What the nested content of one image has expanded to so far. Thread-safe: its layers are read at the same time.</summary>
/// <param name="bounds">How far it may.</param>
internal sealed class ImageExpansion(NestingBounds bounds)
{
    private long bytes;

    /// <summary>True if there were more than one image may have: nothing more of it is opened.</summary>
    public bool IsExhausted => Volatile.Read(ref bytes) > bounds.ImageBytes;

    /// <summary>Counts bytes.</summary>
    public void Charge(long count) => Interlocked.Add(ref bytes, count);
}
