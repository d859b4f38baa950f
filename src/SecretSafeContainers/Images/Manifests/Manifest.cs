using System.Collections.Immutable;
using System.Text.Json;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>An index or an image manifest, told apart by what it holds and not by what it is called.</summary>
/// <remarks><see href="https://github.com/opencontainers/image-spec/blob/main/manifest.md"/>, <see href="https://github.com/opencontainers/image-spec/blob/main/image-index.md"/></remarks>
internal abstract record Manifest
{
    private Manifest()
    {
    }

    /// <summary>Names manifests and other indexes.</summary>
    public sealed record Index(ImmutableArray<Descriptor> Manifests) : Manifest;

    /// <summary>Names a config and layers, lowest first.</summary>
    public sealed record Image(Descriptor Config, ImmutableArray<Descriptor> Layers) : Manifest;

    /// <summary>Reads either kind.</summary>
    /// <exception cref="FormatException">It is neither, or both at once (which readers would understand differently).</exception>
    public static Manifest Read(ReadOnlyMemory<byte> json) => JsonFields.Read(json, JsonValueKind.Object, Read);

    private static Manifest Read(JsonElement root)
    {
        var isIndex = root.Field("manifests", JsonValueKind.Array) is not null;
        var config = root.Field("config", JsonValueKind.Object);
        if (isIndex ? config is not null || root.Field("layers", JsonValueKind.Array) is not null : config is null)
        {
            throw new FormatException("it is neither an index (\"manifests\") nor an image manifest (\"config\" and \"layers\"), or both at once");
        }

        return config is { } element
            ? new Image(DescriptorJson.Read(element), Descriptors(root, "layers"))
            : new Index(Descriptors(root, "manifests"));
    }

    private static ImmutableArray<Descriptor> Descriptors(JsonElement root, string key) =>
        [.. root.Items(key, JsonValueKind.Object).Select(DescriptorJson.Read)];
}
