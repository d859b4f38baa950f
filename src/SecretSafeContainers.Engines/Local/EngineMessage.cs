using System.Text.Json;

namespace SecretSafeContainers.Engines.Local;

/// <summary>The text of an engine's error answer, shortened: it may quote anything.</summary>
internal static class EngineMessage
{
    /// <summary>Characters of a message that are worth showing.</summary>
    public const int MaximumLength = 300;

    /// <summary>Its <c>message</c>, or nothing if it has none.</summary>
    public static string Of(string? body)
    {
        try
        {
            using var document = JsonDocument.Parse(body ?? "");
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
                ? Shorten(message.GetString()!)
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    /// <summary>The first characters.</summary>
    public static string Shorten(string text) => text.Length <= MaximumLength ? text : $"{text[..MaximumLength]}…";
}
