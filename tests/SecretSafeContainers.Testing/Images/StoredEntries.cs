using SecretSafeContainers.Images;

namespace SecretSafeContainers.Testing.Images;

/// <summary>Reads layers and images whole: only for tests, whose images are small.</summary>
public static class StoredEntries
{
    /// <summary>All entries of a layer.</summary>
    public static async Task<IReadOnlyList<StoredEntry>> ReadAllAsync(this Layer layer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(layer);
        await using var reading = layer.Open();
        List<StoredEntry> entries = [];
        await foreach (var entry in reading.EntriesAsync(cancellationToken))
        {
            entries.Add(await KeepAsync(entry, cancellationToken));
        }

        return entries;
    }

    /// <summary>All images of a source.</summary>
    public static async Task<IReadOnlyList<Image>> ReadAllAsync(this IImageSource source, CancellationToken cancellationToken)
    {
        List<Image> images = [];
        await foreach (var image in ImageReader.ReadAsync(source, platform: null, cancellationToken))
        {
            images.Add(image);
        }

        return images;
    }

    /// <summary>One entry with its content.</summary>
    public static async Task<StoredEntry> KeepAsync(LayerEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using var content = new MemoryStream();
        await entry.Content.CopyToAsync(content, cancellationToken);
        return new StoredEntry(entry.Kind, entry.Path, entry.LinkTarget, entry.Attributes, content.ToArray());
    }
}
