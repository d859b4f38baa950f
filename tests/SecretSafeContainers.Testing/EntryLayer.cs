using SecretSafeContainers.Images;

namespace SecretSafeContainers.Testing;

/// <summary>A layer made of entries at hand: what a reader would yield, without a tar in between.</summary>
/// <param name="entries">The entries, in stored order.</param>
public sealed class EntryLayer(params LayerEntry[] entries) : Layer
{
    /// <inheritdoc/>
    public override string Name => "entries";

    /// <inheritdoc/>
    public override LayerReading Open() => new Reading(entries);

    /// <summary>A file with text.</summary>
    public static LayerEntry File(string path, string text = "x") => new()
    {
        Kind = LayerEntryKind.File,
        Path = path,
        Size = text.Length,
        Content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text), writable: false),
    };

    /// <summary>A directory.</summary>
    public static LayerEntry Directory(string path) => new() { Kind = LayerEntryKind.Directory, Path = path };

    /// <summary>A link.</summary>
    public static LayerEntry Link(LayerEntryKind kind, string path, string target) => new() { Kind = kind, Path = path, LinkTarget = target };

    private sealed class Reading(LayerEntry[] entries) : LayerReading
    {
        public override long BytesRead => entries.Sum(entry => entry.Size);

        public override IAsyncEnumerable<LayerEntry> EntriesAsync(CancellationToken cancellationToken) => entries.ToAsyncEnumerable();

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
