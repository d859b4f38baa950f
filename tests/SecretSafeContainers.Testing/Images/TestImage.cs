using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Testing.Images;

/// <summary>An image for one platform. Everything has a default; change what a test is about.</summary>
public sealed record TestImage
{
    /// <summary>Lowest first.</summary>
    public ImmutableArray<TestLayer> Layers { get; init; } = [];

    public Platform Platform { get; init; } = new("linux", "amd64");

    /// <summary><c>NAME=value</c>.</summary>
    public ImmutableArray<string> Env { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableArray<string> Entrypoint { get; init; } = [];

    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>History lines of instructions that made no layer; they come after those of the layers.</summary>
    public ImmutableArray<string> EmptyHistory { get; init; } = [];

    /// <summary>Annotations of the manifest.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>In-toto statements (JSON), stored as BuildKit stores them; with any the image is put into an index.</summary>
    public ImmutableArray<string> Attestations { get; init; } = [];

    /// <summary>Config's media type, for what is no image.</summary>
    public string ConfigMediaType { get; init; } = MediaTypes.OciConfig;

    /// <summary>The stored config instead of the one made of the above, or null.</summary>
    public byte[]? StoredConfig { get; init; }

    /// <summary>An image of these layers.</summary>
    public static TestImage Of(params IEnumerable<TestLayer> layers) => new() { Layers = [.. layers] };

    /// <summary>An image of one gzip layer with these entries.</summary>
    public static TestImage Of(params IEnumerable<TestEntry> entries) => Of([TestLayer.Of(entries)]);

#pragma warning disable CA1507 // These are keys of a JSON format; that members have the same names is chance.
    /// <summary>The config's bytes.</summary>
    public byte[] Config => StoredConfig ?? Encoding.UTF8.GetBytes(new JsonObject
    {
        ["architecture"] = Platform.Architecture,
        ["os"] = Platform.Os,
        ["variant"] = Platform.Variant,
        ["config"] = new JsonObject
        {
            ["Env"] = Array(Env),
            ["Labels"] = Map(Labels),
            ["Entrypoint"] = Array(Entrypoint),
            ["Cmd"] = Array(Command),
        },
        ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = Array(Layers.Select(layer => layer.DiffId.ToString())) },
        ["history"] = new JsonArray(
        [
            .. Layers.Select(layer => new JsonObject { ["created_by"] = layer.CreatedBy }),
            .. EmptyHistory.Select(line => new JsonObject { ["created_by"] = line, ["empty_layer"] = true }),
        ]),
    }.ToJsonString());
#pragma warning restore CA1507

    internal static JsonObject Map(ImmutableSortedDictionary<string, string> pairs) =>
        new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static JsonArray Array(IEnumerable<string> items) => new([.. items.Select(item => JsonValue.Create(item))]);
}
