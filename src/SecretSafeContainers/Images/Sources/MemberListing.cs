using System.Text.Json;

namespace SecretSafeContainers.Images.Sources;

/// <summary>Names, link targets and attributes of what lies beside images, as one document: whoever gets the archive reads them without unpacking it.</summary>
internal static class MemberListing
{
    /// <summary>The document, or null if there is nothing to list.</summary>
    /// <param name="name">How to name it in a message.</param>
    /// <param name="members">What it lists.</param>
    public static ImageDocument? TryWrite(string name, IEnumerable<ArchiveHeader> members)
    {
        using var stream = new MemoryStream();
        var any = false;
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("members");
            foreach (var member in members)
            {
                Write(writer, member);
                any = true;
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return any ? new ImageDocument(ImageDocumentKind.Listing, name, stream.ToArray()) : null;
    }

    private static void Write(Utf8JsonWriter writer, ArchiveHeader member)
    {
        writer.WriteStartObject();
        writer.WriteString("path", member.Path);
        if (member.LinkTarget is { } target)
        {
            writer.WriteString("link", target);
        }

        writer.WriteStartArray("attributes");
        foreach (var (name, value) in member.Attributes)
        {
            writer.WriteStringValue($"{name}={value}");
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
