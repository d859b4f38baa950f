using System.Collections.Immutable;
using System.Text.Json;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>Writes manifests and indexes of our own making. The same content gives the same bytes, and so the same digest.</summary>
internal static class ManifestJson
{
    /// <summary>An image manifest.</summary>
    public static byte[] WriteImage(string mediaType, Descriptor config, IEnumerable<Descriptor> layers) => Write(mediaType, writer =>
    {
        writer.WritePropertyName("config");
        DescriptorJson.Write(writer, config);
        WriteAll(writer, "layers", layers);
    });

    /// <summary>An index.</summary>
    public static byte[] WriteIndex(string mediaType, ImmutableArray<Descriptor> manifests) => Write(mediaType, writer => WriteAll(writer, "manifests", manifests));

    private static byte[] Write(string mediaType, Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", 2);
            writer.WriteString("mediaType", mediaType);
            content(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteAll(Utf8JsonWriter writer, string key, IEnumerable<Descriptor> descriptors)
    {
        writer.WriteStartArray(key);
        foreach (var descriptor in descriptors)
        {
            DescriptorJson.Write(writer, descriptor);
        }

        writer.WriteEndArray();
    }
}
