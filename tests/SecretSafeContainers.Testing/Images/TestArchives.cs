using System.Text;
using System.Text.Json.Nodes;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Testing.Images;

/// <summary>Writes a <see cref="TestRegistry"/> as one file, in each form that archives of images have. The bytes can be compressed or damaged before they are written.</summary>
public static class TestArchives
{
    /// <summary>An OCI layout in a tar: <c>buildx --output type=oci</c>, the SDK's <c>.tar.gz</c> (which is a plain tar).</summary>
    public static byte[] OciArchive(this TestRegistry registry) => Tar(registry.LayoutFiles());

    /// <summary><c>docker save</c> up to Docker 24: <c>manifest.json</c>, <c>hex.json</c>, <c>id/layer.tar</c>, legacy <c>id/json</c> and <c>id/VERSION</c>.</summary>
    /// <param name="registry">Its images; layers must be stored uncompressed, or come out as the SDK's Docker format has them.</param>
    /// <param name="more">Further members.</param>
    public static byte[] DockerArchive(this TestRegistry registry, params IEnumerable<(string Path, byte[] Bytes)> more)
    {
        List<(string Path, byte[] Bytes)> files = [];
        JsonArray manifest = [];
        foreach (var (image, tag) in registry.Images)
        {
            var config = $"{Digest.OfBytes(image.Config).Hex}.json";
            files.Add((config, image.Config));
            foreach (var layer in image.Layers)
            {
                files.Add(($"{layer.Digest.Hex}/VERSION", "1.0"u8.ToArray()));
                files.Add(($"{layer.Digest.Hex}/json", Encoding.UTF8.GetBytes($$"""{"id":"{{layer.Digest.Hex}}"}""")));
                files.Add(($"{layer.Digest.Hex}/layer.tar", layer.Stored));
            }

            manifest.Add(Entry(config, tag, image.Layers.Select(layer => $"{layer.Digest.Hex}/layer.tar")));
        }

        return Tar([.. files.DistinctBy(file => file.Path), ("manifest.json", Json(manifest)), ("repositories", "{}"u8.ToArray()), .. more]);
    }

    /// <summary><c>docker save</c> from Docker 25 on: an OCI layout and a <c>manifest.json</c> that names the same blobs.</summary>
    /// <param name="registry">Its images.</param>
    /// <param name="isHere">Which images <c>manifest.json</c> names; null for all.</param>
    public static byte[] HybridArchive(this TestRegistry registry, Func<TestImage, bool>? isHere = null)
    {
        JsonArray manifest = [];
        foreach (var (image, tag) in registry.Images.Where(pair => isHere?.Invoke(pair.Image) ?? true))
        {
            manifest.Add(Entry($"blobs/sha256/{Digest.OfBytes(image.Config).Hex}", tag, image.Layers.Select(layer => $"blobs/sha256/{layer.Digest.Hex}")));
        }

        return Tar([.. registry.LayoutFiles(), ("manifest.json", Json(manifest)), ("repositories", "{}"u8.ToArray())]);
    }

    /// <summary>A tar of these files.</summary>
    public static byte[] Tar(IEnumerable<(string Path, byte[] Bytes)> files) =>
        TestLayer.TarOf(files.Select(file => TestEntry.File(file.Path, file.Bytes)));

    private static JsonObject Entry(string config, string? tag, IEnumerable<string> layers) => new()
    {
        ["Config"] = config,
        ["RepoTags"] = tag is null ? null : new JsonArray($"test:{tag}"),
        ["Layers"] = new JsonArray([.. layers.Select(layer => JsonValue.Create(layer))]),
    };

    private static byte[] Json(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());
}
