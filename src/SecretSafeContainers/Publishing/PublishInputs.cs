using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Publishing;

/// <summary>Everything that the SDK is about to make an image of.</summary>
public sealed record PublishInputs
{
    /// <summary>How a person names the image: its repository.</summary>
    public required string Reference { get; init; }

    /// <summary>Absolute path of the project.</summary>
    public required string Project { get; init; }

    /// <summary>Absolute path of the folder whose whole content becomes the app's layer.</summary>
    public required string PublishFolder { get; init; }

    /// <summary>Where the folder lies in the image: <c>/app/</c>.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>For which platform the image is, or null if unknown.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Environment variables that the build adds, name and value.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>Labels, those that the SDK generates included.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Labels { get; init; } = [];

    /// <summary>The program and the arguments that always apply.</summary>
    public ImmutableArray<string> Entrypoint { get; init; } = [];

    /// <summary>The arguments that a user of the image can replace.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>Ports as the config writes them: <c>8080/tcp</c>.</summary>
    public ImmutableArray<string> Ports { get; init; } = [];

    /// <summary>The user under which it runs, or null for the base image's.</summary>
    public string? User { get; init; }

    /// <summary>What the build publishes, to tell where a file comes from.</summary>
    public ImmutableArray<PublishedFile> Files { get; init; } = [];

    /// <summary>The items behind the metadata, to tell where it comes from.</summary>
    public ImmutableArray<ProjectItem> Items { get; init; } = [];

    /// <summary>True if the base image was made by this build as well, and counts as its own.</summary>
    public bool OwnsBase { get; init; }

    /// <summary>The image's path of the publish folder: the working directory without a leading slash, drive or trailing slash.</summary>
    public string ImageFolder => FolderInImage(WorkingDirectory);

    /// <summary>The publish folder as an image of one layer, which will be the topmost one.</summary>
    /// <remarks>The SDK packs the folder as it lies there: hidden and left-over files too, and what symbolic links point to.</remarks>
    /// <exception cref="SecretSafeException">The folder does not exist (SSC4001).</exception>
    public Image OpenFolder() => PublishFolder.Length == 0
        ? throw new SecretSafeException(DiagnosticCodes.NotFound, Project, "the project has no publish folder; publish it first")
        : FolderImage.Create(PublishFolder, new FolderOptions { Reference = Reference, PathPrefix = ImageFolder, FollowLinks = true }).WithBaseLayers(0);

    /// <summary>The config that the SDK will write, as far as the build itself says it.</summary>
    public ReadOnlyMemory<byte> OwnConfig => PublishConfig.Compose(this, null);

    /// <summary>The image that the SDK is about to make.</summary>
    /// <param name="folder">The publish folder: <see cref="OpenFolder"/>, perhaps with its layer wrapped.</param>
    /// <param name="baseImage">The base, or null if it cannot be read.</param>
    public Image ToImage(Image folder, Image? baseImage)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder with
        {
            Platform = Platform ?? baseImage?.Platform,
            Documents = [new(ImageDocumentKind.Config, "config", PublishConfig.Compose(this, baseImage))],
            Layers = [.. baseImage?.WithBaseLayers(OwnsBase ? 0 : baseImage.Layers.Length).Layers ?? [], .. folder.Layers],
            Skipped = [.. baseImage?.Skipped ?? [], .. folder.Skipped],
        };
    }

    internal static string FolderInImage(string workingDirectory)
    {
        var path = workingDirectory.Replace('\\', '/');
        return (path is [_, ':', ..] ? path[2..] : path).Trim('/');
    }
}
