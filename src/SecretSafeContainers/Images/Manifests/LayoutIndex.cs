using System.Collections.Immutable;
using System.Text.Json;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>The <c>index.json</c> of an OCI image layout.</summary>
/// <param name="Descriptors">What it names.</param>
/// <param name="Own">What it says besides, such as annotations of its own; null if nothing.</param>
internal sealed record LayoutIndex(ImmutableArray<Descriptor> Descriptors, ImageDocument? Own)
{
    private const string ContainerdName = "io.containerd.image.name";
    private const int TagsInMessage = 5;

    /// <summary>Reads it.</summary>
    /// <exception cref="SecretSafeException">It breaks its format (SSC4003).</exception>
    public static LayoutIndex Read(ReadOnlyMemory<byte> json, string reference)
    {
        try
        {
            var index = Manifest.Read(json) as Manifest.Index ?? throw new FormatException("it is a manifest and not an index");
            return new LayoutIndex(index.Manifests, JsonFields.Read(json, JsonValueKind.Object, OwnOf));
        }
        catch (FormatException failure)
        {
            throw new SecretSafeException(DiagnosticCodes.Malformed, $"{reference}: {Layouts.Index}", failure.Message, failure);
        }
    }

    /// <summary>The descriptors of a tag or digest; all for null.</summary>
    /// <exception cref="SecretSafeException">There is no such tag (SSC4001); the message names some that there are.</exception>
    public ImmutableArray<Descriptor> Select(string? tag, string reference)
    {
        if (tag is null)
        {
            return Descriptors;
        }

        ImmutableArray<Descriptor> selected = [.. Descriptors.Where(descriptor => IsNamed(descriptor, tag))];
        return selected.IsEmpty ? throw NoSuchTag(reference, tag, Descriptors.Select(TagOf).OfType<string>()) : selected;
    }

    /// <summary>The error for an absent tag.</summary>
    public static SecretSafeException NoSuchTag(string reference, string tag, IEnumerable<string> tags)
    {
        var known = tags.Distinct().Order(StringComparer.Ordinal).ToArray();
        var some = string.Join(", ", known.Take(TagsInMessage)) + (known.Length > TagsInMessage ? $" and {known.Length - TagsInMessage} more" : "");
        return new(DiagnosticCodes.NotFound, reference, $"it has no tag {tag}; it has {(known.Length == 0 ? "none" : some)}");
    }

    /// <summary>True if a descriptor is what a person calls <paramref name="tag"/>: by tag, by full name, by digest.</summary>
    public static bool IsNamed(Descriptor descriptor, string tag) =>
        descriptor.Digest.ToString() == tag || TagOf(descriptor) == tag || IsContainerdName(descriptor.Annotations.GetValueOrDefault(ContainerdName, ""), tag);

    /// <summary>A descriptor's tag, or null.</summary>
    public static string? TagOf(Descriptor descriptor) => descriptor.Annotations.GetValueOrDefault(Layouts.RefName);

    /// <summary>containerd writes names out: <c>docker.io/library/app:1</c> is what a person calls <c>app:1</c>.</summary>
    private static bool IsContainerdName(string name, string tag) => name == tag || name.EndsWith($"/{tag}", StringComparison.Ordinal);

    private static ImageDocument? OwnOf(JsonElement root)
    {
        using var stream = new MemoryStream();
        var any = false;
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var property in root.EnumerateObject().Where(property => !property.NameEquals("manifests")))
            {
                any |= WriteUnlessPlain(writer, property, "schemaVersion");
            }

            writer.WriteStartArray("manifests");
            foreach (var descriptor in root.Items("manifests", JsonValueKind.Object))
            {
                writer.WriteStartObject();
                foreach (var property in descriptor.EnumerateObject())
                {
                    // A descriptor's annotations go with its image.
                    any |= WriteUnlessPlain(writer, property, "digest", "size", "annotations");
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return any ? new ImageDocument(ImageDocumentKind.Manifest, Layouts.Index, stream.ToArray()) : null;
    }

    private static bool WriteUnlessPlain(Utf8JsonWriter writer, JsonProperty property, params ReadOnlySpan<string> plain)
    {
        var isKnownType = property.NameEquals("mediaType") && property.Value.GetString() is { } type && (MediaTypes.IsIndex(type) || MediaTypes.IsManifest(type));
        if (isKnownType || plain.Contains(property.Name))
        {
            return false;
        }

        property.WriteTo(writer);
        return true;
    }
}
