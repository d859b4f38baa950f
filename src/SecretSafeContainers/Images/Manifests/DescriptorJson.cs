using System.Collections.Immutable;
using System.Text.Json;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>Reads and writes descriptors as JSON.</summary>
/// <remarks><see href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md"/></remarks>
internal static class DescriptorJson
{
    /// <summary>Reads one descriptor.</summary>
    /// <exception cref="FormatException">Digest or size is absent or not canonical.</exception>
    public static Descriptor Read(JsonElement element)
    {
        if (!Digest.TryParse(element.Text("digest"), out var digest))
        {
            throw new FormatException("a descriptor's digest is absent or not canonical");
        }

        if (element.Field("size", JsonValueKind.Number) is not { } number || !number.TryGetInt64(out var size) || size < 0)
        {
            throw new FormatException("a descriptor's size is absent or no size");
        }

        if (element.Field("data", JsonValueKind.String) is { } embedded && !(embedded.TryGetBytesFromBase64(out var data) && IsNamedBy(digest, data)))
        {
            throw new FormatException("a descriptor's embedded data is not what its digest says");
        }

        return new Descriptor(element.Text("mediaType") ?? "", digest, size)
        {
            Platform = ReadPlatform(element.Field("platform", JsonValueKind.Object)),
            Annotations = ReadAnnotations(element.Field("annotations", JsonValueKind.Object)),
        };
    }

    /// <summary>Reads <c>os</c>, <c>architecture</c> and <c>variant</c>, of a platform or of a config; null if one of the first two is absent.</summary>
    public static Platform? ReadPlatform(JsonElement? element) =>
        element is { } value && value.Text("os") is { Length: > 0 } os && value.Text("architecture") is { Length: > 0 } architecture
            ? new Platform(os, architecture, value.Text("variant") is { Length: > 0 } variant ? variant : null)
            : null;

    /// <summary>A document that says no more than which annotations a descriptor has.</summary>
    public static byte[] WriteAnnotations(Descriptor descriptor)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            WriteAnnotations(writer, descriptor);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Writes one descriptor, without what it has not.</summary>
    public static void Write(Utf8JsonWriter writer, Descriptor descriptor)
    {
        writer.WriteStartObject();
        writer.WriteString("mediaType", descriptor.MediaType);
        writer.WriteString("digest", descriptor.Digest.ToString());
        writer.WriteNumber("size", descriptor.Size);
        if (descriptor.Annotations.Count > 0)
        {
            WriteAnnotations(writer, descriptor);
        }

        if (descriptor.Platform is { } platform)
        {
            writer.WriteStartObject("platform");
            writer.WriteString("architecture", platform.Architecture);
            writer.WriteString("os", platform.Os);
            if (platform.Variant is { } variant)
            {
                writer.WriteString("variant", variant);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteAnnotations(Utf8JsonWriter writer, Descriptor descriptor)
    {
        writer.WriteStartObject("annotations");
        foreach (var (key, value) in descriptor.Annotations)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    // https://github.com/opencontainers/image-spec/blob/main/descriptor.md#embedded-content: so it is audited where the digest leads.
    private static bool IsNamedBy(Digest digest, byte[] data)
    {
        using var hash = digest.StartHash();
        hash.AppendData(data);
        return digest.Matches(hash.GetCurrentHash());
    }

    private static ImmutableSortedDictionary<string, string> ReadAnnotations(JsonElement? element)
    {
        if (element is not { } annotations)
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        var builder = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var property in annotations.EnumerateObject())
        {
            builder[property.Name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
        }

        return builder.ToImmutable();
    }
}
