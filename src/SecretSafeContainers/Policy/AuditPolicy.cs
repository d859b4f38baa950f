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

    /// <summary>What people have decided about findings.</summary>
    public Triage Triage { get; init; } = Triage.None;

    /// <summary>True if a finding that nobody accepts fails the build, false if it is a warning.</summary>
    public bool Fails(Finding finding) =>
        finding.Severity >= Level
        && (finding.Code == DiagnosticCodes.KnownSecret || (Triage.Trial is not { IsOn: true } && (Mode == AuditMode.All || finding.Origin != LayerOrigin.Base)));

    /// <summary>The verdict on an image. Unread content is never clean.</summary>
    /// <param name="findings">What nobody accepts.</param>
    /// <param name="everythingRead">False if anything was skipped.</param>
    public Verdict Judge(IEnumerable<Finding> findings, bool everythingRead) =>
        findings.Any(Fails) ? Verdict.Leak : everythingRead ? Verdict.Clean : Verdict.Incomplete;
}
