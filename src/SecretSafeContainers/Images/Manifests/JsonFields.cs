using System.Text.Json;
using System.Text.Unicode;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>Reads fields of untrusted JSON by the specification's names. A wrong type is a <see cref="FormatException"/>.</summary>
internal static class JsonFields
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ImageLimits.JsonDepth, AllowDuplicateProperties = false };

    /// <summary>Parses one document and gives it its meaning.</summary>
    /// <param name="json">The document.</param>
    /// <param name="kind">What it is as a whole: an object or an array.</param>
    /// <param name="read">Reads all that is needed; nothing of the element may outlive it.</param>
    /// <exception cref="FormatException">It is not JSON, holds no such thing, is nested too deeply, names a key twice or has text that is not Unicode.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, JsonValueKind kind, Func<JsonElement, T> read)
    {
        if (!Utf8.IsValid(json.Span))
        {
            throw new FormatException("it is not UTF-8");
        }

        try
        {
            CheckSize(json.Span);
            using var document = JsonDocument.Parse(json, Options);
            return document.RootElement.ValueKind == kind ? read(document.RootElement) : throw new FormatException($"it is not a JSON {(kind == JsonValueKind.Array ? "array" : "object")}");
        }
        catch (JsonException failure)
        {
            // The exception's own text may quote the document.
            throw new FormatException($"it is not valid JSON (line {failure.LineNumber}, byte {failure.BytePositionInLine})", failure);
        }
        catch (InvalidOperationException failure)
        {
            // So the parser says, when a text is asked for, that its escapes are not UTF-16.
            throw new FormatException("a text is not valid Unicode", failure);
        }
    }

    // A parsed document takes several times the bytes of its text.
    private static void CheckSize(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = ImageLimits.JsonDepth });
        for (var tokens = 0; reader.Read(); tokens++)
        {
            if (tokens == ImageLimits.JsonTokens)
            {
                throw new FormatException($"it has more than {ImageLimits.JsonTokens} keys, values and brackets");
            }
        }
    }

    /// <summary>A field, or null if it is absent or JSON's null.</summary>
    /// <exception cref="FormatException">The key is written in another case: engines (Go) would take it for this field, so it must not be passed over.</exception>
    public static JsonElement? Field(this JsonElement parent, string key, JsonValueKind kind)
    {
        foreach (var property in parent.EnumerateObject())
        {
            if (property.Name.Equals(key, StringComparison.OrdinalIgnoreCase) && !property.NameEquals(key))
            {
                throw new FormatException($"\"{key}\" is not written in its own case");
            }
        }

        if (!parent.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var isBoolean = kind == JsonValueKind.True && value.ValueKind == JsonValueKind.False;
        return value.ValueKind == kind || isBoolean ? value : throw new FormatException($"\"{key}\" is not of the type that the specification says");
    }

    /// <summary>A text, or null.</summary>
    public static string? Text(this JsonElement parent, string key) => parent.Field(key, JsonValueKind.String)?.GetString();

    /// <summary>An array's elements, which must be of one type; empty if it is absent.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement parent, string key, JsonValueKind kind)
    {
        foreach (var item in parent.Field(key, JsonValueKind.Array)?.EnumerateArray() ?? default)
        {
            yield return item.ValueKind == kind ? item : throw new FormatException($"\"{key}\" holds something else than the specification says");
        }
    }
}
