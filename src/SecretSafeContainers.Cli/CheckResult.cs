using SecretSafeContainers.Builds;
using SecretSafeContainers.Dockerfiles;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Cli;

/// <summary>What a check says.</summary>
/// <param name="Dockerfile">The Dockerfile.</param>
/// <param name="Report">The audit of what a build would take.</param>
/// <param name="Points">Instructions that leak by their form. Not redacted.</param>
/// <param name="Mounts">Mounts and known secrets that do not fit. Not redacted.</param>
internal sealed record CheckResult(Dockerfile Dockerfile, AuditReport Report, IReadOnlyList<DockerfilePoint> Points, IReadOnlyList<MountPoint> Mounts)
{
    /// <summary>A leak wins over what could not be read.</summary>
    public Verdict Verdict => Points.Count > 0 ? Verdict.Leak : Report.Verdict;
}
