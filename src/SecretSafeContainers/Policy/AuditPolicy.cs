using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Policy;

/// <summary>Decides what fails a build.</summary>
public sealed record AuditPolicy
{
    /// <summary>The lowest severity that fails; below it a finding is a warning.</summary>
    public Severity Level { get; init; } = Severity.Moderate;

    /// <summary>Which layers are judged by the level.</summary>
    public AuditMode Mode { get; init; } = AuditMode.All;

    /// <summary>True if the finding fails the build, false if it is a warning.</summary>
    public bool Fails(Finding finding) =>
        finding.Severity >= Level
        && (finding.Code == DiagnosticCodes.KnownSecret || Mode == AuditMode.All || finding.Origin != LayerOrigin.Base);

    /// <summary>The verdict on an image. Unread content is never clean.</summary>
    public Verdict Judge(IEnumerable<Finding> findings, bool everythingRead) =>
        findings.Any(Fails) ? Verdict.Leak : everythingRead ? Verdict.Clean : Verdict.Incomplete;
}
