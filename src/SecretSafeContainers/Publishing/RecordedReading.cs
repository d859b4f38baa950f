using System.Runtime.CompilerServices;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Publishing;

/// <summary>A pass over a <see cref="RecordedLayer"/>.</summary>
internal sealed class RecordedReading(LayerReading reading, RecordedLayer layer) : LayerReading
{
    /// <inheritdoc/>
    public override long BytesRead => reading.BytesRead;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<LayerEntry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in reading.EntriesAsync(cancellationToken).ConfigureAwait(false))
        {
            layer.Begin(entry);
            if (entry.Kind != LayerEntryKind.File)
            {
                yield return entry;
                continue;
            }

            using var content = new RecordingStream(entry.Content, hash => layer.End(entry.Path, hash));
            yield return new LayerEntry
            {
                Kind = entry.Kind,
                Path = entry.Path,
                LinkTarget = entry.LinkTarget,
                Attributes = entry.Attributes,
                Size = entry.Size,
                Content = content,
            };
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => reading.DisposeAsync();
}
