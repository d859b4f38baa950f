using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SecretSafeContainers.Build;

/// <summary>Writes an OCI image layout from folders, the same bytes each time.</summary>
/// <remarks><see href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md"/></remarks>
internal sealed class OciLayout
{
    /// <summary>Media type of the manifest.</summary>
    public const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    private readonly JsonArray layers = [];
    private readonly JsonArray diffIds = [];
    private readonly string folder;

    /// <summary>Begins an empty layout.</summary>
    /// <param name="folder">Where to.</param>
    public OciLayout(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(Path.Combine(folder, "blobs", "sha256"));
    }

    /// <summary>Adds a gzip layer of all files below a folder, sorted, without times and owners.</summary>
    public async Task AddLayerAsync(string source, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(folder, "layer");
        using var digest = SHA256.Create();
        using var diffId = SHA256.Create();
        await using (var file = File.Create(unfinished))
        await using (var compressed = new CryptoStream(file, digest, CryptoStreamMode.Write))
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        await using (var plain = new CryptoStream(gzip, diffId, CryptoStreamMode.Write))
        await using (var tar = new TarWriter(plain, TarEntryFormat.Pax))
        {
            foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                await using var content = File.OpenRead(path);
                var name = Path.GetRelativePath(source, path).Replace('\\', '/');
                var entry = new PaxTarEntry(TarEntryType.RegularFile, name) { ModificationTime = DateTimeOffset.UnixEpoch, DataStream = content };
                await tar.WriteEntryAsync(entry, cancellationToken);
            }
        }

        layers.Add((JsonNode)Describe("application/vnd.oci.image.layer.v1.tar+gzip", digest.Hash!, new FileInfo(unfinished).Length));
        diffIds.Add(Name(diffId.Hash!));
        File.Move(unfinished, BlobPath(folder, Convert.ToHexStringLower(digest.Hash!)), overwrite: true);
    }

    /// <summary>Puts the layer that was added last on top again, and again: the image grows, and its blobs do not.</summary>
    /// <param name="times">How often.</param>
    public void RepeatLayer(int times)
    {
        for (var time = 0; time < times; time++)
        {
            layers.Add(layers[^1]!.DeepClone());
            diffIds.Add(diffIds[^1]!.DeepClone());
        }
    }

    /// <summary>Writes config, manifest and index.</summary>
    public void Finish()
    {
        var config = new JsonObject
        {
            ["architecture"] = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64",
            ["os"] = "linux",
            ["config"] = new JsonObject(),
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = diffIds },
        };
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ManifestType,
            ["config"] = Store("application/vnd.oci.image.config.v1+json", config),
            ["layers"] = layers,
        };
        var index = new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray(Store(ManifestType, manifest)) };
        File.WriteAllText(Path.Combine(folder, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}""");
        // Last: whoever finds an index finds everything.
        File.WriteAllText(Path.Combine(folder, "index.json"), index.ToJsonString());
    }

    /// <summary>Where a blob lies.</summary>
    public static string BlobPath(string folder, string hexDigest) => Path.Combine(folder, "blobs", "sha256", hexDigest);

    /// <summary>Digests of the stored layers, lowest first, of a finished layout.</summary>
    public static IEnumerable<string> ReadLayers(string folder)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(BlobPath(folder, ReadManifest(folder))))!;
        return manifest["layers"]!.AsArray().Select(layer => Hex(layer!)).ToList();
    }

    /// <summary>Digest of the manifest of a finished layout.</summary>
    public static string ReadManifest(string folder) => Hex(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "index.json")))!["manifests"]![0]!);

    private JsonObject Store(string mediaType, JsonObject content)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(content.ToJsonString());
        var hash = SHA256.HashData(bytes);
        File.WriteAllBytes(BlobPath(folder, Convert.ToHexStringLower(hash)), bytes);
        return Describe(mediaType, hash, bytes.Length);
    }

    private static JsonObject Describe(string mediaType, byte[] hash, long size) => new() { ["mediaType"] = mediaType, ["digest"] = Name(hash), ["size"] = size };

    private static string Name(byte[] hash) => $"sha256:{Convert.ToHexStringLower(hash)}";

    private static string Hex(JsonNode descriptor) => descriptor["digest"]!.GetValue<string>()["sha256:".Length..];
}
