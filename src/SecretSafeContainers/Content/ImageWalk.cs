using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content;

/// <summary>
/// One walk through everything of an image that can hold a secret. Afterwards it knows what was read, and who sees what. Different layers may be walked at the same time.
/// </summary>
/// <param name="image">The image; its source stays open for the walk.</param>
/// <param name="folderChannel">The channel of files that lie in a plain folder: <see cref="ContentChannel.Publish"/> before an image is made of it.</param>
public sealed class ImageWalk(Image image, ContentChannel folderChannel = ContentChannel.File)
{
    private readonly LayerPaths[] paths = PathsOf(image, PathHash.OwnRoot);
    private readonly long[] bytes = new long[image.Layers.Length];
    private readonly long[] files = new long[image.Layers.Length];
    private long documentBytes;
    private long logBytes;
    private long logFiles;

    /// <summary>May read ahead in large layers; null if none may.</summary>
    internal Cores? Cores { get; init; }

    /// <summary>What all paths are below; one of this process unless verdicts of others are recalled.</summary>
    internal PathHash Root
    {
        get;
        init => (field, paths) = (value, PathsOf(image, value));
    }
    = PathHash.OwnRoot;

    /// <summary>Bytes read so far: documents, logs as they are stored, and layers as uncompressed tars.</summary>
    public long Bytes => documentBytes + logBytes + bytes.Sum();

    /// <summary>Files read so far.</summary>
    public long Files => logFiles + files.Sum();

    /// <summary>Bytes read of one layer, uncompressed.</summary>
    public long BytesOf(int layer) => bytes[layer];

    /// <summary>Files read of one layer.</summary>
    public long FilesOf(int layer) => files[layer];

    /// <summary>Every key, string and number of a document.</summary>
    /// <exception cref="SecretSafeException">The document is not JSON (SSC4003).</exception>
    public IEnumerable<ContentItem> DocumentItems(ImageDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var item in Content.DocumentItems.Of(document))
        {
            yield return item;
        }

        documentBytes += document.Json.Length;
    }

    /// <summary>The content of a build's log.</summary>
    /// <exception cref="SecretSafeException">It cannot be read (SSC4008); thrown by the item's stream.</exception>
    public IEnumerable<ContentItem> LogItems(LogFile log)
    {
        ArgumentNullException.ThrowIfNull(log);
        using var content = log.Open();
        try
        {
            yield return new ContentItem(new(ContentChannel.File) { Path = log.Name }, content);
        }
        finally
        {
            logFiles++;
            logBytes += content.BytesRead;
        }
    }

    /// <summary>Every name, link target, attribute and file content of a layer, in stored order. Each item is valid until the next.</summary>
    /// <exception cref="SecretSafeException">The layer is damaged, absent or too large; what was yielded before stays valid.</exception>
    public async IAsyncEnumerable<ContentItem> LayerItemsAsync(int layer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = Cores is null ? image.Layers[layer].Open() : image.Layers[layer].Open(Cores);
        await using (reading.ConfigureAwait(false))
        {
            var ordinal = 0;
            try
            {
                await foreach (var entry in reading.EntriesAsync(cancellationToken).ConfigureAwait(false))
                {
                    bytes[layer] = reading.BytesRead;
                    paths[layer].Add(entry, ordinal);
                    foreach (var item in Items(entry, layer, ordinal++))
                    {
                        yield return item;
                    }
                }
            }
            finally
            {
                bytes[layer] = reading.BytesRead;
            }
        }
    }

    /// <summary>What one layer does to paths. Right only after it was walked.</summary>
    internal LayerPaths PathsOf(int layer) => paths[layer];

    /// <summary>Takes in a layer as an earlier walk of the same bytes found it, under the same root.</summary>
    internal void Recall(int layer, LayerPaths does, long bytesRead, long filesRead) => (paths[layer], bytes[layer], files[layer]) = (does, bytesRead, filesRead);

    /// <summary>Who sees what lies at a location. Right only after all layers were walked.</summary>
    public Exposure ExposureOf(ContentLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return location switch
        {
            { Layer: not null } => new(new PathVisibility(paths, Root).IsVisible(location), Inspection: false, Layers: true),
            { IsInLog: true } => default,
            // The engine hands the variables of the config to every process that it starts.
            { Channel: ContentChannel.Env } => new(Runtime: true, Inspection: true, Layers: false),
            _ => new(Runtime: false, Inspection: true, Layers: false),
        };
    }

    private static LayerPaths[] PathsOf(Image image, PathHash root) => [.. image.Layers.Select(layer => new LayerPaths(layer.HasWhiteouts, root))];

    private IEnumerable<ContentItem> Items(LayerEntry entry, int layer, int ordinal)
    {
        var channel = image.Layers[layer].Digest is null ? folderChannel : ContentChannel.File;
        var place = new ContentLocation(channel) { Layer = layer, Entry = ordinal, Path = entry.Path };
        foreach (var text in EntryTexts.Of(entry, place))
        {
            yield return text;
        }

        if (entry.Kind is LayerEntryKind.File or LayerEntryKind.Stray)
        {
            files[layer] += entry.Kind == LayerEntryKind.File ? 1 : 0;
            yield return new(place, entry.Content) { Size = entry.Size };
        }
    }
}
