namespace SecretSafeContainers.Findings;

/// <summary>A comment <c>secretsafe:allow</c> that accepts a finding, in the user's own file from which the finding comes.</summary>
/// <param name="File">Path on this machine, redacted.</param>
/// <param name="Line">The comment's line, from 1.</param>
/// <param name="Reason">Why, redacted.</param>
public sealed record InlineAllowance(string File, int Line, string Reason);
