using System.Text.Json;
using System.Text.RegularExpressions;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>The codes in a registry's answer that refuses something, such as <c>TAG_INVALID</c>. Its texts may quote anything and are not repeated.</summary>
/// <remarks><see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes"/></remarks>
internal static partial class RegistryErrors
{
    private const int AnswerBytes = 64 * 1024;
    private const int MaxCodes = 3;

    /// <summary>The codes, or nothing.</summary>
    public static async Task<string> ReadAsync(HttpResponseMessage response, TimeSpan stall, CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(await new BoundedBody(response, "the registry's answer", stall).ReadAsync(AnswerBytes, cancellationToken).ConfigureAwait(false));
            return string.Join(", ", Codes(document.RootElement).Take(MaxCodes));
        }
        catch (Exception failure) when (failure is JsonException or SecretSafeException or InvalidOperationException)
        {
            return "";
        }
    }

    private static IEnumerable<string> Codes(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array
            ? []
            : from error in errors.EnumerateArray()
              where error.ValueKind == JsonValueKind.Object
              let code = error.TryGetProperty("code", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : ""
              where Code().IsMatch(code)
              select code;

    [GeneratedRegex(@"^[A-Z][A-Za-z_]{1,63}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
