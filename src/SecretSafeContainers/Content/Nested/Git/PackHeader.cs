namespace SecretSafeContainers.Content.Nested.Git;

/// <summary>What stands before an object of a pack.</summary>
/// <param name="Type">1 to 4 for commit, tree, blob and tag; 6 and 7 for a difference.</param>
/// <param name="Size">Bytes of the content: of a difference, those of the difference.</param>
/// <param name="DataAt">Where the compressed content begins.</param>
internal sealed record PackHeader(int Type, long Size, long DataAt)
{
    /// <summary>A difference to an object at a place before.</summary>
    public const int OffsetDelta = 6;

    /// <summary>A difference to an object with an id.</summary>
    public const int ReferenceDelta = 7;

    /// <summary>Where the base lies; 0 if it is named by <see cref="BaseId"/>, or there is none.</summary>
    public long BaseAt { get; init; }

    /// <summary>The base's id in hexadecimal digits; null if there is none.</summary>
    public string? BaseId { get; init; }

    /// <summary>True if the content is a difference.</summary>
    public bool IsDelta => Type is OffsetDelta or ReferenceDelta;
}
