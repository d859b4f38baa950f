using System.Runtime.CompilerServices;

namespace SecretSafeContainers.Images.Folders;

/// <summary>One pass over a folder. Counts bytes of file content: there is no tar yet.</summary>
internal sealed class FolderReading(FolderWalk walk) : LayerReading
{
    private FileContent? current;
    private long finished;

    /// <inheritdoc/>
    public override long BytesRead => finished + (current?.BytesRead ?? 0);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<LayerEntry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var entry in walk.Entries())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await CloseAsync().ConfigureAwait(false);
            current = entry.Kind == LayerEntryKind.File ? new FileContent(entry) : null;
            yield return new LayerEntry
            {
                Kind = entry.Kind,
                Path = entry.Path,
                LinkTarget = entry.LinkTarget,
                Size = entry.Size,
                Content = current ?? Stream.Null,
            };
        }

        await CloseAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => CloseAsync();

    private async ValueTask CloseAsync()
    {
        if (current is { } content)
        {
            current = null;
            finished += content.BytesRead;
            await content.DisposeAsync().ConfigureAwait(false);
        }
    }
}
