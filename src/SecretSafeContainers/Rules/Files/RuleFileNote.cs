using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Rules.Files;

/// <summary>Something that a user should know of a rule file that was read: a warning.</summary>
/// <param name="Code">SSC1036 or SSC1037.</param>
/// <param name="File">The file, as it was named.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
/// <param name="Text">What is to be known.</param>
public sealed record RuleFileNote(DiagnosticCode Code, string File, int Line, int Column, string Text);
