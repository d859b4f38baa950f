using System.Collections.Immutable;
using System.Text.Json;
using SecretSafeContainers.Images.Manifests;

namespace SecretSafeContainers.Images.Sources;

/// <summary>One image of a docker-save archive's <c>manifest.json</c>.</summary>
/// <remarks><see href="https://github.com/moby/docker-image-spec/blob/main/v1.2.md"/></remarks>
/// <param name="Config">Path of the config.</param>
/// <param name="RepoTags">Names, such as <c>app:1</c>; may be empty.</param>
/// <param name="Layers">Paths of the layers, lowest first.</param>
internal sealed record DockerManifest(string Config, ImmutableArray<string> RepoTags, ImmutableArray<string> Layers)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Reads all images.</summary>
    /// <exception cref="FormatException">It breaks the format.</exception>
    public static ImmutableArray<DockerManifest> Read(ReadOnlyMemory<byte> json) =>
        JsonFields.Read(json, JsonValueKind.Array, root => root.EnumerateArray().Select(ReadOne).ToImmutableArray());

    /// <summary>True if a person may call it so: by its full name or by its tag alone.</summary>
    public bool IsNamed(string tag) => RepoTags.Any(name => name == tag || name.EndsWith($":{tag}", StringComparison.Ordinal));

    private static DockerManifest ReadOne(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("it holds something else than objects");
        }

        return new DockerManifest(element.Text("Config") ?? throw new FormatException("an image has no \"Config\""), Texts(element, "RepoTags"), Texts(element, "Layers"));
    }

    private static ImmutableArray<string> Texts(JsonElement element, string key) => [.. element.Items(key, JsonValueKind.String).Select(item => item.GetString()!)];
}
