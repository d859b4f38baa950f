using Microsoft.Build.Framework;
using SecretSafeContainers.Engines;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Tasks;

/// <summary>Items as the engine's records want them.</summary>
internal static class TaskItems
{
    /// <summary>What the project itself says about an item, without MSBuild's well-known metadata.</summary>
    public static IEnumerable<KeyValuePair<string, string>> CustomMetadata(this ITaskItem item) =>
        item.CloneCustomMetadata().Keys.Cast<string>().Select(name => KeyValuePair.Create(name, item.GetMetadata(name)));

    /// <summary>Items as name and metadata <c>Value</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> NamedValues(this IEnumerable<ITaskItem> items) =>
        items.Select(item => KeyValuePair.Create(item.ItemSpec, item.GetMetadata("Value")));

    /// <summary>The base image as the SDK parsed it, or null if there is none to read: our own empty one needs no audit.</summary>
    public static RegistryReference? BaseImage(this SdkImageTask task) => task.BaseRegistry.Length == 0 || task.BaseName is "" or ScratchBase.Repository
        ? null
        : new RegistryReference(
            task.BaseRegistry, task.BaseName, task.BaseTag is { Length: > 0 } tag ? tag : null, Digest.TryParse(task.BaseDigest, out var digest) ? digest : null)
        {
            InsecureRegistries = RegistryReference.ParseInsecureRegistries(Environment.GetEnvironmentVariable("DOTNET_CONTAINER_INSECURE_REGISTRIES")),
        };
}
