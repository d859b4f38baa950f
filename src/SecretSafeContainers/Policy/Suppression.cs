using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Policy;

/// <summary>A <c>SecretSafeSuppress</c> item: which findings somebody accepts, why, and until when.</summary>
public sealed record Suppression
{
    /// <summary>The item's Include: a fingerprint or a rule's id.</summary>
    public required string Include { get; init; }

    /// <summary>Only findings at such a path, or null for any place.</summary>
    public PathPattern? Path { get; init; }

    /// <summary>Why, not yet redacted.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day on which it holds, or null.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>True if it holds no more.</summary>
    public bool IsExpired(DateOnly today) => today > Expires;

    /// <summary>True if it accepts the finding. A known secret is accepted by its fingerprint alone: the id of a rule says nothing about a value.</summary>
    public bool Covers(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return (Include == finding.Fingerprint || (Include == finding.Rule && finding.Code != DiagnosticCodes.KnownSecret)) && Path?.Matches(finding) != false;
    }

    /// <summary>How messages name it.</summary>
    public override string ToString() => $"SecretSafeSuppress '{Include}'{(Path is null ? "" : $" in {Path}")}";
}
