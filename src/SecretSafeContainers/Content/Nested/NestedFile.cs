namespace SecretSafeContainers.Content.Nested;

/// <summary>A file that seems to be a container, kept so that it can be read at any place and more than once.</summary>
/// <param name="Spool">Its bytes.</param>
/// <param name="Name">Its own name without folders; perhaps empty.</param>
/// <param name="What">How to name it in an error.</param>
/// <param name="Memory">What its decoders may have.</param>
internal sealed record NestedFile(ContentSpool Spool, string Name, string What, DecoderMemory Memory)
{
    /// <summary>True if it stood as text in other content, so that words behind it may look like more of it: damage of it is not said, as nobody could read on.</summary>
    public bool IsEncoded { get; init; }

    /// <summary>Its bytes from the start; the stream can seek. The taker disposes it.</summary>
    public Stream Open() => Spool.OpenKept();
}
