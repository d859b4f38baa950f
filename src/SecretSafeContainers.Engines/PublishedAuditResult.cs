using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Engines;

/// <summary>What the audit after publishing says.</summary>
/// <param name="Report">What was read.</param>
/// <param name="Wrong">What the destination does not hold as it was announced (SSC4010).</param>
/// <param name="Notes">What the destination did not tell, although that is no fault.</param>
public sealed record PublishedAuditResult(AuditReport Report, ImmutableArray<SecretSafeException> Wrong, ImmutableArray<string> Notes);
