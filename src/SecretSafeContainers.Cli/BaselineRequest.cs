namespace SecretSafeContainers.Cli;

/// <summary>What a person asked <c>secretsafe baseline</c> to do.</summary>
/// <param name="Sources">Reports (files that end with <c>.json</c>) and images, as typed.</param>
/// <param name="Output">The baseline's file.</param>
internal sealed record BaselineRequest(IReadOnlyList<string> Sources, string Output)
{
    /// <summary>True for a report's file; anything else is an image.</summary>
    public static bool IsReport(string source) => source.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(source);
}
