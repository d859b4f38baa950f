using Microsoft.Build.Framework;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets.Providers;

namespace SecretSafeContainers.Tasks;

/// <summary>
/// Lets another core make the code of the gate ready while MSBuild, on one core, builds what is to be published: most of a small publish's audit is the making of its code.
/// Returns at once; once in a process.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class PrepareAudit : Microsoft.Build.Utilities.Task
{
    private static int begun;

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (Interlocked.Exchange(ref begun, 1) == 0)
        {
            Rehearsal.BeginAudit(_ => new JsonReportWriter(), GatherNothing);
        }

        return true;
    }

    private static void GatherNothing()
    {
        using var none = BuildSecrets.Collect(new BuildPlace { Variables = new Dictionary<string, string>(), Home = "", MachineFolder = "" });
    }
}
