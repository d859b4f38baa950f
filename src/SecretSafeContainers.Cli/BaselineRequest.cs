namespace SecretSafeContainers.Cli;

/// <summary>What a person asked <c>secretsafe baseline</c> to do.</summary>
/// <param name="Sources">Reports (files that end with <c>.json</c>) and images, as typed.</param>
/// <param name="Output">The baseline's file.</param>
/// <param name="RuleFiles">The user's own rules, with which the images are audited.</param>
internal sealed record BaselineRequest(IReadOnlyList<string> Sources, string Output, IReadOnlyList<string> RuleFiles)
{
    /// <summary>True for a report's file; anything else is an image.</summary>
    public static bool IsReport(string source) => source.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(source);
}
