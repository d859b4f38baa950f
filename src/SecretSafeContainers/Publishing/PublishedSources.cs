using System.Collections.Frozen;
using SecretSafeContainers.Content;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Publishing;

/// <summary>Knows which source file or project line brings content into a published image. Never throws: an unknown place is null.</summary>
public sealed class PublishedSources : ISourceLocator
{
    private static readonly string[] CompressedSuffixes = [".gz", ".br", ".zst"];

    private readonly PublishInputs inputs;
    private readonly int appLayer;
    private readonly OwnTree own;
    private readonly SourceCode code;
    private readonly FrozenDictionary<string, string> files;

    /// <summary>The sources of one image.</summary>
    /// <param name="inputs">What the build publishes.</param>
    /// <param name="appLayer">Index of the layer that holds the publish folder.</param>
    public PublishedSources(PublishInputs inputs, int appLayer)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        this.inputs = inputs;
        this.appLayer = appLayer;
        own = new OwnTree(Path.GetDirectoryName(inputs.Project)!);
        code = new SourceCode(own, inputs.PublishFolder);
        // The last item wins, as the last copy does.
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in inputs.Files)
        {
            sources[InImage(file.RelativePath)] = file.Source;
        }

        files = sources.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public SourceLocation? Locate(ContentLocation location, int? line, int? column, ReadOnlySpan<byte> secret = default)
    {
        ArgumentNullException.ThrowIfNull(location);
        return location switch
        {
            { Path: { } path } when location.Layer is null || location.Layer == appLayer => OfCompressed(path, location, line, column) ?? OfFile(path, location, line, column, secret),
            { Channel: ContentChannel.Env, Key: { } name } => OfItem("ContainerEnvironmentVariable", name),
            { Channel: ContentChannel.Label, Key: { } name } => OfItem("ContainerLabel", name),
            { Channel: ContentChannel.Config, Pointer: { } pointer } => OfPointer(pointer),
            _ => null,
        };
    }

    /// <summary>A web project publishes <c>site.js</c> also as <c>site.js.gz</c>: the place to change is the file that the user wrote.</summary>
    private SourceLocation? OfCompressed(string path, ContentLocation location, int? line, int? column) =>
        location.Inner.Length == 1 && CompressedSuffixes.FirstOrDefault(suffix => path.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix
        && OfFile(path[..^suffix.Length], location with { Inner = [] }, line, column, []) is { IsOwn: true } original
            ? original
            : null;

    private SourceLocation? OfFile(string path, ContentLocation location, int? line, int? column, ReadOnlySpan<byte> secret)
    {
        var isContent = location.Channel is ContentChannel.File or ContentChannel.Publish && location.Inner.IsEmpty;
        if (files.TryGetValue(path, out var source) && SourceText.Exists(source))
        {
            if (code.Find(source, Path.GetDirectoryName(inputs.Project)!, secret) is { } written)
            {
                return written;
            }

            return isContent ? OfLine(source, line, column) : Advised(new(source));
        }

        if (Published(path) is not { } published)
        {
            return null;
        }

        if (InProject(published) is { } same)
        {
            return isContent ? OfLine(same, line, column) : Advised(new(same));
        }

        var isLeftover = !files.ContainsKey(path);
        return new(published, isContent ? line : null, isContent ? column : null, isLeftover ? SourceLocation.LeftoverRemark : null)
        {
            Fix = isLeftover ? "Delete it, or the whole publish folder, and publish again." : null,
        };
    }

    private SourceLocation OfLine(string file, int? line, int? column) => Advised(new(file, line, column, SourceText.Line(file, line)) { IsOwn = own.Holds(file) });

    /// <summary>Says what to do about this file; what others wrote has the general advice.</summary>
    private SourceLocation Advised(SourceLocation place) => own.Holds(place.File) ? place with { Fix = PublishAdvice.ForFile(place, inputs.Project) } : place;

    /// <summary>The project's file at the same relative path, if it is the same: static web assets are published without an item that names them.</summary>
    private string? InProject(string published)
    {
        var own = Path.Combine(Path.GetDirectoryName(inputs.Project)!, Path.GetRelativePath(inputs.PublishFolder, published));
        return SourceText.Exists(own) && new FileInfo(own).Length == new FileInfo(published).Length ? own : null;
    }

    /// <summary>The file in the publish folder itself, or null for a path outside it.</summary>
    private string? Published(string path)
    {
        var folder = inputs.ImageFolder is { Length: > 0 } inImage ? inImage + "/" : "";
        if (inputs.PublishFolder.Length == 0 || !path.StartsWith(folder, StringComparison.Ordinal) || path.Split('/').Contains(".."))
        {
            return null;
        }

        var file = Path.Combine(inputs.PublishFolder, path[folder.Length..].Replace('/', Path.DirectorySeparatorChar));
        return SourceText.Exists(file) ? file : null;
    }

    private SourceLocation? OfPointer(string pointer)
    {
        var itemTypes = pointer switch
        {
            _ when pointer.StartsWith("/config/Entrypoint", StringComparison.Ordinal) || pointer.StartsWith("/config/Cmd", StringComparison.Ordinal) =>
                new[] { "ContainerAppCommandArgs", "ContainerDefaultArgs", "ContainerEntrypointArgs", "ContainerAppCommand", "ContainerEntrypoint" },
            _ when pointer.StartsWith("/config/ExposedPorts", StringComparison.Ordinal) => ["ContainerPort"],
            _ => [],
        };

        // The position in the config does not tell the item, so only a single item is named with its line.
        var candidates = inputs.Items.Where(item => itemTypes.Contains(item.ItemType)).Take(2).ToList();
        return candidates.Count == 1 ? OfItem(candidates[0].ItemType, candidates[0].Name) : null;
    }

    private SourceLocation? OfItem(string itemType, string name)
    {
        var item = inputs.Items.LastOrDefault(item => item.ItemType == itemType && item.Name == name);
        if (item is null)
        {
            return null;
        }

        return ProjectItemLine.Find(item) is { } declared
            ? declared with { Fix = PublishAdvice.ForItem(item) }
            : GeneratedLabels.Locate(item, inputs.Project) ?? new SourceLocation(inputs.Project);
    }

    private string InImage(string relativePath)
    {
        var path = relativePath.Replace('\\', '/').TrimStart('/');
        return inputs.ImageFolder is { Length: > 0 } folder ? $"{folder}/{path}" : path;
    }
}
