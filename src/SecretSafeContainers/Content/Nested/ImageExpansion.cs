namespace SecretSafeContainers.Content.Nested;

/// <summary>What the nested content of one image has expanded to so far.</summary>
/// <param name="bounds">How far it may.</param>
internal sealed class ImageExpansion(NestingBounds bounds)
{
    /// <summary>Expanded bytes that were read: uncompressed content, at each level anew.</summary>
    public long Bytes { get; private set; }

    /// <summary>True if there were more than one image may have: nothing more of it is opened.</summary>
    public bool IsExhausted => Bytes > bounds.ImageBytes;

    /// <summary>Counts bytes.</summary>
    public void Charge(int count) => Bytes += count;
}
