using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Builds;

/// <summary>A secret mount that nothing serves, or a secret that nothing mounts.</summary>
/// <param name="Code">SSC3005 or SSC3006.</param>
/// <param name="IsError">True if the build could only fail.</param>
/// <param name="SecretId">The id. Comes from the user: redact before printing.</param>
/// <param name="Line">Line of the mount from 1, or null for a secret that nothing mounts.</param>
/// <param name="Column">Column from 1, or null.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record MountPoint(DiagnosticCode Code, bool IsError, string SecretId, int? Line, int? Column, string Message);
