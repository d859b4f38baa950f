using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Engines;

/// <summary>What the audit after publishing says.</summary>
/// <param name="Report">What was read.</param>
/// <param name="Missing">That an announced image is not there (SSC4010), or null.</param>
public sealed record PublishedAuditResult(AuditReport Report, SecretSafeException? Missing);
