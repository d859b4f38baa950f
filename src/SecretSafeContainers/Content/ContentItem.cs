namespace SecretSafeContainers.Content;

/// <summary>Content with a location: everything that can leak is one of these.</summary>
/// <param name="Location">Where it lies.</param>
/// <param name="Stream">The bytes, read once from start to end. Borrowed from the walk: valid until its next item.</param>
public sealed record ContentItem(ContentLocation Location, Stream Stream)
{
    /// <summary>Bytes of content, as declared; 0 if that is not known.</summary>
    public long Size { get; init; }
}
