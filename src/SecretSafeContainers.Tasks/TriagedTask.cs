using Microsoft.Build.Framework;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Tasks;

/// <summary>What tasks share that judge findings: what the user accepts goes in, and what there is to say about that comes out, once a build.</summary>
public abstract class TriagedTask : SecretSafeTask
{
    /// <summary>The <c>SecretSafeSuppress</c> items: Include = fingerprint or rule; metadata <c>Path</c>, <c>Reason</c>, <c>Expires</c>.</summary>
    public ITaskItem[] Suppressions { get; set; } = [];

    /// <summary>The settings with what the user accepts; null if anything of that is wrong: then nothing is audited, and nothing published.</summary>
    /// <param name="settings">The settings as they are written.</param>
    /// <param name="rules">All rules, which suppressions may name.</param>
    private protected PublishSettings? LoadTriage(PublishSettings settings, IEnumerable<Rule> rules)
    {
        var problems = new List<SecretSafeException>();
        var written = new TriageSettings
        {
            Suppressions = [.. Suppressions.Select(item => new SuppressionItem(item.ItemSpec, [.. item.CustomMetadata()]))],
            Baseline = FullPath(Settings.GetMetadata("Baseline")),
            TrialUntil = Settings.GetMetadata("TrialUntil"),
        };
        var triage = Triage.Load(written, rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal), TimeProvider.System, problems);
        problems.ForEach(LogFailure);
        Say(triage.Remarks);
        return problems.Count > 0 ? null : settings with { Policy = settings.Policy with { Triage = triage } };
    }

    /// <summary>True for the audit behind which no other follows in this build: it knows which suppressions are used by none.</summary>
    private protected virtual bool IsLast(AuditPhase phase) => phase == AuditPhase.Audit;

    /// <summary>True if warnings are merged with those of the other images before they are said.</summary>
    private protected virtual bool IsDeferred => false;

    /// <summary>Remembers what a report's findings were accepted by; behind the last audit says what accepts nothing.</summary>
    private protected void Account(AuditReport report, PublishSettings settings)
    {
        var triage = TriageOfBuild.Of(BuildEngine4, Project);
        triage.Use(report);
        foreach (var accepted in report.Images.SelectMany(image => image.Suppressed).Take(FindingLog.Lines))
        {
            var finding = accepted.Finding;
            Log.LogMessage(MessageImportance.Low, $"SecretSafe: suppressed by {accepted.By}: {FindingMessage.What(finding)}, {FindingMessage.Where(finding)} [{finding.Rule}, {finding.Fingerprint}]: {accepted.Reason}");
        }

        Say(IsLast(report.Phase) ? triage.Unused(settings.Policy.Triage) : []);
    }

    private void Say(IEnumerable<TriageRemark> remarks)
    {
        var all = remarks.ToList();
        var fresh = TriageOfBuild.Of(BuildEngine4, Project).New(all);
        foreach (var remark in IsDeferred ? all : fresh)
        {
            Say(remark);
        }
    }

    private void Say(TriageRemark remark)
    {
        // Only what the project itself says: no image has a word in it, and a scanner for each line would take long.
        var text = Inert.Of(remark.Text);
        if (remark is { Weight: TriageRemark.Loudness.Warning, Code: { } code })
        {
            Say(new Notice(false, code.Id, Project, 0, 0, text));
            return;
        }

        Log.LogMessage(remark.Weight == TriageRemark.Loudness.Notice ? MessageImportance.High : MessageImportance.Normal, $"SecretSafe: {text}.");
    }
}
