namespace SecretSafeContainers.Content.Nested;

/// <summary>A file of the walk that seems to be a container, kept whole, so that it outlives the walk's step and can be visited on another thread. Whoever has it disposes it.</summary>
/// <param name="Item">The file; its stream is no longer read.</param>
/// <param name="Spool">Its bytes.</param>
internal sealed record KeptContainer(ContentItem Item, ContentSpool Spool) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Spool.DisposeAsync();
}
