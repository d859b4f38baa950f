using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Publishing;

/// <summary>Parses a setting into one of the names that it allows, in any case; an unknown one is SSC1002 with the list of the allowed ones.</summary>
public static class Setting
{
    /// <summary>Characters of a wrong value that a message quotes.</summary>
    private const int QuotedLength = 40;

    /// <summary>The value of one setting.</summary>
    /// <param name="name">The property or option, for the message.</param>
    /// <param name="value">What the user wrote.</param>
    /// <exception cref="SecretSafeException">It is not one of the names (SSC1002).</exception>
    public static T Parse<T>(string name, string? value) where T : struct, Enum
    {
        foreach (var allowed in Enum.GetValues<T>())
        {
            if (string.Equals(allowed.ToString(), value?.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return allowed;
            }
        }

        throw Invalid(name, value, string.Join(", ", Enum.GetNames<T>().Select(allowed => allowed.ToLowerInvariant())));
    }

    /// <summary>The values of a setting that is a list with <c>;</c> or <c>,</c>, each once.</summary>
    /// <param name="name">The property or option, for the message.</param>
    /// <param name="value">What the user wrote.</param>
    /// <param name="allowed">What may be in the list, by the names that <see cref="object.ToString"/> gives.</param>
    /// <exception cref="SecretSafeException">One is not one of the names (SSC1002).</exception>
    public static IReadOnlyList<T> ParseList<T>(string name, string? value, IReadOnlyList<T> allowed) where T : class =>
    [
        .. (value ?? "").Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => allowed.FirstOrDefault(one => string.Equals(one.ToString(), text, StringComparison.OrdinalIgnoreCase)) ?? throw Invalid(name, text, string.Join(", ", allowed)))
            .Distinct(),
    ];

    /// <summary>True or false.</summary>
    /// <exception cref="SecretSafeException">It is neither (SSC1002).</exception>
    public static bool ParseBoolean(string name, string? value) =>
        bool.TryParse(value, out var parsed) ? parsed : throw Invalid(name, value, "true, false");

    private static SecretSafeException Invalid(string name, string? value, string allowed)
    {
        var quoted = value is { Length: <= QuotedLength } ? $"'{value}'" : "what is set";
        return new(DiagnosticCodes.InvalidSetting, name, $"{quoted} is not one of the allowed values: {allowed}");
    }
}
