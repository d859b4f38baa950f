using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines;

/// <summary>An empty base image for every platform that .NET publishes Linux containers for: an index, and for each platform a manifest without layers.</summary>
public static class ScratchBase
{
    /// <summary>Under which name it is served. Part of no image.</summary>
    public const string Repository = "secretsafe/scratch";

    /// <summary>Under which tag it is served.</summary>
    public const string Tag = "latest";

    private static readonly Platform[] Platforms = [new("linux", "amd64"), new("linux", "arm64"), new("linux", "arm", "v7"), new("linux", "386")];

    /// <summary>What a registry answers for it, by path.</summary>
    public static FrozenDictionary<string, RegistryAnswer> Answers { get; } = Build();

    private static FrozenDictionary<string, RegistryAnswer> Build()
    {
        var answers = new Dictionary<string, RegistryAnswer>(StringComparer.Ordinal) { ["/v2/"] = RegistryAnswer.Of("application/json", "{}"u8.ToArray()) };
        var manifests = new JsonArray();
        foreach (var platform in Platforms)
        {
            var config = Add(answers, "blobs", MediaTypes.OciConfig, Config(platform));
            var manifest = Add(answers, "manifests", MediaTypes.OciManifest, new JsonObject
            {
                ["schemaVersion"] = 2,
                ["mediaType"] = MediaTypes.OciManifest,
                ["config"] = config,
                ["layers"] = new JsonArray(),
            });
            manifest["platform"] = Fields(platform);
            manifests.Add((JsonNode)manifest);
        }

        var index = new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = MediaTypes.OciIndex, ["manifests"] = manifests };
        var digest = (string)Add(answers, "manifests", MediaTypes.OciIndex, index)["digest"]!;
        answers[$"/v2/{Repository}/manifests/{Tag}"] = answers[$"/v2/{Repository}/manifests/{digest}"];
        return answers.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static JsonObject Config(Platform platform)
    {
        var config = Fields(platform);
        config["config"] = new JsonObject();
        config["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray() };
        config["history"] = new JsonArray();
        return config;
    }

    private static JsonObject Fields(Platform platform)
    {
        var fields = new JsonObject { ["os"] = platform.Os, ["architecture"] = platform.Architecture };
        if (platform.Variant is { } variant)
        {
            fields["variant"] = variant;
        }

        return fields;
    }

    /// <summary>Stores a document under its digest and gives its descriptor.</summary>
    private static JsonObject Add(Dictionary<string, RegistryAnswer> answers, string kind, string mediaType, JsonObject document)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(document);
        var answer = RegistryAnswer.Of(mediaType, bytes);
        answers[$"/v2/{Repository}/{kind}/{answer.Digest}"] = answer;
        return new JsonObject { ["mediaType"] = mediaType, ["digest"] = answer.Digest.ToString(), ["size"] = bytes.Length };
    }
}
