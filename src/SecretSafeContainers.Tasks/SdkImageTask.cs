using Microsoft.Build.Framework;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tasks;

/// <summary>What the audits of an image have in common that the .NET SDK makes.</summary>
public abstract class SdkImageTask : AuditTask
{
    /// <summary>Absolute path of the published folder.</summary>
    public string PublishFolder { get; set; } = "";

    /// <summary>Where the published folder lies in the image.</summary>
    public string WorkingDirectory { get; set; } = "";

    /// <summary>The base image's registry.</summary>
    public string BaseRegistry { get; set; } = "";

    /// <summary>The base image's repository.</summary>
    public string BaseName { get; set; } = "";

    /// <summary>The base image's tag.</summary>
    public string BaseTag { get; set; } = "";

    /// <summary>The base image's digest.</summary>
    public string BaseDigest { get; set; } = "";

    /// <summary>The labels: Include = name, metadata <c>Value</c>.</summary>
    public ITaskItem[] Labels { get; set; } = [];

    /// <summary>The <c>ContainerEnvironmentVariable</c> items as the project declares them, to name their line.</summary>
    public ITaskItem[] DeclaredEnvironmentVariables { get; set; } = [];

    /// <summary>The <c>ResolvedFileToPublish</c> items: Include = source, metadata <c>RelativePath</c>.</summary>
    public ITaskItem[] PublishedFiles { get; set; } = [];

    /// <inheritdoc/>
    private protected override RegistryReference? BaseReference => this.BaseImage();

    /// <summary>True if this build made the base image itself.</summary>
    private protected bool BuiltBase => Settings.GetMetadata("BuiltBase").Length > 0;

    /// <summary>The items that become metadata and can be named by line.</summary>
    private protected IEnumerable<ProjectItem> DeclaredItems(params (string ItemType, ITaskItem[] Items)[] more)
    {
        (string ItemType, ITaskItem[] Items)[] all = [.. more, ("ContainerLabel", Labels), ("ContainerEnvironmentVariable", DeclaredEnvironmentVariables)];
        return all.SelectMany(list => list.Items.Select(item => new ProjectItem(list.ItemType, item.ItemSpec, item.GetMetadata("DefiningProjectFullPath"))));
    }

    /// <summary>The files that the build publishes.</summary>
    private protected static IEnumerable<PublishedFile> Files(IEnumerable<ITaskItem> items) =>
        items.Select(file => new PublishedFile(file.GetMetadata("RelativePath"), file.GetMetadata("FullPath")));
}
