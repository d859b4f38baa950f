using SecretSafeContainers.Images;

namespace SecretSafeContainers.Publishing;

/// <summary>A layer that records the hash of what its readers read, so that what was audited is exactly what was hashed.</summary>
public sealed class RecordedLayer : Layer
{
    private readonly Layer layer;
    private readonly SortedDictionary<string, string?> contents = new(StringComparer.Ordinal);
    private bool changed;

    /// <summary>Wraps a layer; it comes from where that one comes from.</summary>
    public RecordedLayer(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        this.layer = layer;
        Origin = layer.Origin;
    }

    /// <inheritdoc/>
    public override string Name => layer.Name;

    /// <inheritdoc/>
    public override bool HasWhiteouts => layer.HasWhiteouts;

    /// <inheritdoc/>
    public override LayerReading Open() => new RecordedReading(layer.Open(), this);

    /// <summary>One line an entry, sorted by path; null if a file was not read to its end, or was read twice with different content.</summary>
    internal IReadOnlyList<string>? Contents() =>
        changed || contents.ContainsValue(null) ? null : [.. contents.Select(content => $"{content.Key}\0{content.Value}")];

    /// <summary>Notes an entry before its content is read.</summary>
    internal void Begin(LayerEntry entry)
    {
        if (entry.Kind == LayerEntryKind.File)
        {
            contents.TryAdd(entry.Path, null);
        }
        else
        {
            End(entry.Path, $"{entry.Kind} {entry.LinkTarget}");
        }
    }

    /// <summary>Notes what an entry holds.</summary>
    internal void End(string path, string content)
    {
        changed |= contents.TryGetValue(path, out var before) && before is not null && before != content;
        contents[path] = content;
    }
}
