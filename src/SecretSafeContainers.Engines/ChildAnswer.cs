namespace SecretSafeContainers.Engines;

/// <summary>How a command ended that a program ran for us.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">What it printed, trimmed and bounded.</param>
/// <param name="Error">The last line of what it complained, bounded. May quote anything: redact before printing.</param>
internal sealed record ChildAnswer(int ExitCode, string Output, string Error);
