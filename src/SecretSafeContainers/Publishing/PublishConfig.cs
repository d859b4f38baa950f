using System.Text.Json;
using System.Text.Json.Nodes;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Publishing;

/// <summary>Composes the config that the SDK will write, so that pointers and fingerprints of the gate are those of the later audit.</summary>
/// <remarks><see href="https://github.com/opencontainers/image-spec/blob/main/config.md"/></remarks>
internal static class PublishConfig
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = ImageLimits.JsonDepth, AllowDuplicateProperties = false };

    /// <summary>The config as UTF-8 JSON: the base image's, changed as the build says.</summary>
    public static ReadOnlyMemory<byte> Compose(PublishInputs inputs, Image? baseImage)
    {
        var document = BaseDocument(baseImage);
        var config = document["config"] as JsonObject ?? [];
        config["Env"] = Environment(config["Env"] as JsonArray, inputs);
        config["Labels"] = Merged(config["Labels"] as JsonObject, inputs.Labels);
        config["ExposedPorts"] = Ports(config["ExposedPorts"] as JsonObject, inputs);
        config["WorkingDir"] = inputs.WorkingDirectory;
        config["Entrypoint"] = Strings(inputs.Entrypoint);
        config["Cmd"] = Strings(inputs.Command);
        if (inputs.User is { } user)
        {
            config["User"] = user;
        }

        if (config.Parent is null)
        {
            document["config"] = config;
        }

        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            document.WriteTo(writer);
        }

        return bytes.ToArray();
    }

    private static JsonObject BaseDocument(Image? baseImage)
    {
        var json = baseImage?.Documents.FirstOrDefault(document => document.Kind == ImageDocumentKind.Config)?.Json ?? default;
        if (json.IsEmpty)
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(json.Span, documentOptions: Reading) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            // A damaged base config fails the SDK's own task; here the build's own metadata still gets audited.
            return [];
        }
    }

    private static JsonArray Environment(JsonArray? inherited, PublishInputs inputs)
    {
        var variables = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in inherited ?? [])
        {
            if (line is JsonValue value && value.TryGetValue<string>(out var text))
            {
                var split = text.IndexOf('=', StringComparison.Ordinal);
                variables[split < 0 ? text : text[..split]] = split < 0 ? "" : text[(split + 1)..];
            }
        }

        foreach (var (name, value) in inputs.Environment)
        {
            variables[name] = value;
        }

        return Strings(variables.Select(variable => $"{variable.Key}={variable.Value}"));
    }

    private static JsonObject Merged(JsonObject? inherited, IEnumerable<KeyValuePair<string, string>> added)
    {
        var merged = inherited?.DeepClone() as JsonObject ?? [];
        foreach (var (name, value) in added)
        {
            merged[name] = value;
        }

        return merged;
    }

    private static JsonObject Ports(JsonObject? inherited, PublishInputs inputs)
    {
        var ports = inherited?.DeepClone() as JsonObject ?? [];
        foreach (var port in inputs.Ports)
        {
            ports[port] = new JsonObject();
        }

        return ports;
    }

    private static JsonArray Strings(IEnumerable<string> values) => [.. values.Select(value => (JsonNode?)JsonValue.Create(value))];
}
