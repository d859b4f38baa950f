using Microsoft.Build.Framework;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Tasks;

/// <summary>What the audits of one project have used and said of its suppressions in this build: a gate and an audit say each thing once.</summary>
internal sealed class TriageOfBuild
{
    private readonly Lock gate = new();
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    /// <summary>The one of a project, kept by MSBuild until the build ends.</summary>
    public static TriageOfBuild Of(IBuildEngine4 engine, string project)
    {
        var key = (typeof(TriageOfBuild), project);
        if (engine.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is TriageOfBuild known)
        {
            return known;
        }

        var triage = new TriageOfBuild();
        engine.RegisterTaskObject(key, triage, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return triage;
    }

    /// <summary>Remembers what a report's suppressed findings are accepted by.</summary>
    public void Use(AuditReport report)
    {
        lock (gate)
        {
            used.UnionWith(report.Images.SelectMany(image => image.Suppressed).Select(one => one.By));
        }
    }

    /// <summary>The remarks that were not made yet; from now on they are.</summary>
    public IReadOnlyList<TriageRemark> New(IEnumerable<TriageRemark> remarks)
    {
        lock (gate)
        {
            return [.. remarks.Where(remark => said.Add(remark.Text))];
        }
    }

    /// <summary>What accepted nothing in any of the audits.</summary>
    public IReadOnlyList<TriageRemark> Unused(Triage triage)
    {
        lock (gate)
        {
            return triage.Unused(used);
        }
    }
}
