using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Testing.Images;

/// <summary>
/// Images as blobs and tags, in memory. Add images, then write them in whichever form a test is about
/// (<see cref="TestArchives"/>, <see cref="WriteLayout"/>), or read them at once (<see cref="ToSource"/>).
/// </summary>
public sealed class TestRegistry
{
    private readonly List<(TestImage Image, string? Tag)> images = [];

    /// <summary>Everything stored, by digest. Remove from it or overwrite in it to damage what was added.</summary>
    public SortedDictionary<string, byte[]> Blobs { get; } = new(StringComparer.Ordinal);

    /// <summary>The descriptors of <c>index.json</c>.</summary>
    public List<JsonObject> Roots { get; } = [];

    /// <summary>All images that were added, with their tags.</summary>
    public IReadOnlyList<(TestImage Image, string? Tag)> Images => images;

    /// <summary>A registry of one image with the tag <c>latest</c>.</summary>
    public static TestRegistry Of(TestImage image)
    {
        var registry = new TestRegistry();
        registry.Add("latest", image);
        return registry;
    }

    /// <summary>Adds an image under a tag (null: untagged); several platforms or attestations make it an index.</summary>
    /// <returns>The root descriptor, which is in <see cref="Roots"/>: annotate it, change it.</returns>
    public JsonObject Add(string? tag, params IEnumerable<TestImage> platforms)
    {
        var several = platforms.ToArray();
        images.AddRange(several.Select(image => (image, tag)));
        var children = several.SelectMany(AddManifests).ToArray();
        var root = children.Length == 1 ? children[0] : AddIndex(children);
        if (tag is not null)
        {
            Annotate(root, "org.opencontainers.image.ref.name", tag);
        }

        Roots.Add(root);
        return root;
    }

    /// <summary>Stores an index of these descriptors.</summary>
    public JsonObject AddIndex(params IEnumerable<JsonObject> children) => AddJson(MediaTypes.OciIndex, new JsonObject
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = MediaTypes.OciIndex,
        ["manifests"] = new JsonArray([.. children.Select(child => child.DeepClone())]),
    });

    /// <summary>Stores bytes.</summary>
    /// <returns>A descriptor of them.</returns>
    public JsonObject AddBlob(string mediaType, byte[] bytes)
    {
        var digest = Digest.OfBytes(bytes);
        Blobs[digest.ToString()] = bytes;
        return Describe(mediaType, digest, bytes.Length);
    }

    /// <summary>Puts an annotation on a descriptor.</summary>
    public static void Annotate(JsonObject descriptor, string key, string value)
    {
        descriptor["annotations"] ??= new JsonObject();
        descriptor["annotations"]![key] = value;
    }

    /// <summary>The bytes of <c>index.json</c>.</summary>
    public byte[] IndexJson() => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = MediaTypes.OciIndex,
        ["manifests"] = new JsonArray([.. Roots.Select(root => root.DeepClone())]),
    }.ToJsonString());

    /// <summary>All files of an OCI image layout: path and bytes.</summary>
    public IEnumerable<(string Path, byte[] Bytes)> LayoutFiles() =>
    [
        ("oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray()),
        ("index.json", IndexJson()),
        .. Blobs.Select(blob => ($"blobs/{blob.Key.Replace(':', '/')}", blob.Value)),
    ];

    /// <summary>Writes an OCI image layout.</summary>
    /// <returns>The folder.</returns>
    public string WriteLayout(TemporaryFolder folder, string name = "layout")
    {
        foreach (var (path, bytes) in LayoutFiles())
        {
            folder.Write(Path.Combine(name, path), bytes);
        }

        return folder[name];
    }

    /// <summary>Everything as a source, without a disk.</summary>
    public IImageSource ToSource() => new MemoryImageSource(this);

    private IEnumerable<JsonObject> AddManifests(TestImage image)
    {
        var manifest = AddManifest(image);
        manifest["platform"] = new JsonObject { ["os"] = image.Platform.Os, ["architecture"] = image.Platform.Architecture, ["variant"] = image.Platform.Variant };
        yield return manifest;
        if (image.Attestations.Length > 0)
        {
            yield return AddAttestation(image.Attestations, manifest["digest"]!.GetValue<string>());
        }
    }

    private JsonObject AddManifest(TestImage image)
    {
        foreach (var layer in image.Layers)
        {
            Blobs[layer.Digest.ToString()] = layer.Stored;
        }

        return AddJson(MediaTypes.OciManifest, new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.OciManifest,
            ["config"] = AddBlob(image.ConfigMediaType, image.Config),
            ["layers"] = new JsonArray([.. image.Layers.Select(layer => Describe(layer.MediaType, layer.Digest, layer.Size))]),
            ["annotations"] = TestImage.Map(image.Annotations),
        });
    }

    private JsonObject AddAttestation(ImmutableArray<string> statements, string subject)
    {
        var manifest = AddJson(MediaTypes.OciManifest, new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.OciManifest,
            ["config"] = AddBlob(MediaTypes.OciConfig, """{"architecture":"unknown","os":"unknown","config":{},"rootfs":{"type":"layers","diff_ids":[]}}"""u8.ToArray()),
            ["layers"] = new JsonArray([.. statements.Select(statement => AddBlob(MediaTypes.InToto, Encoding.UTF8.GetBytes(statement)))]),
        });
        manifest["platform"] = new JsonObject { ["os"] = "unknown", ["architecture"] = "unknown" };
        Annotate(manifest, "vnd.docker.reference.type", "attestation-manifest");
        Annotate(manifest, "vnd.docker.reference.digest", subject);
        return manifest;
    }

    private JsonObject AddJson(string mediaType, JsonObject json) => AddBlob(mediaType, Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static JsonObject Describe(string mediaType, Digest digest, long size) =>
        new() { ["mediaType"] = mediaType, ["digest"] = digest.ToString(), ["size"] = size };
}
