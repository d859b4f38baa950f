namespace SecretSafeContainers.Reports.Agents;

/// <summary>An error or a warning for a build agent's list of them.</summary>
/// <param name="IsError">False for a warning.</param>
/// <param name="Code">SSC and four digits.</param>
/// <param name="File">Path of the file to change, or null.</param>
/// <param name="Line">Its line from 1, or 0.</param>
/// <param name="Column">Its column from 1, or 0.</param>
/// <param name="Text">What is said.</param>
public sealed record AgentIssue(bool IsError, string Code, string? File, int Line, int Column, string Text);
