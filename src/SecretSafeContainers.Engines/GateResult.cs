using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Engines;

/// <summary>What the gate says.</summary>
/// <param name="Report">The audit.</param>
/// <param name="Digest">Digest of everything that was audited, or null if it cannot be vouched for: the next gate audits again.</param>
/// <param name="BaseNote">Why the base image was left to the audit after publishing; null if it was not, or if there is no such audit.</param>
public sealed record GateResult(AuditReport Report, string? Digest, string? BaseNote);
