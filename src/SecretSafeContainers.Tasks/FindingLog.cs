using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Tasks;

/// <summary>Writes a report to MSBuild's log: leaks as errors or warnings with their place, what was not read, and one summary line.</summary>
internal sealed class FindingLog(TaskLoggingHelper log, PublishSettings settings, AuditPhase phase, string project)
{
    /// <summary>So many are logged one by one; the report holds them all.</summary>
    private const int Lines = 100;

    private const string Subcategory = "SecretSafe";

    public void Write(AuditReport report, TimeSpan elapsed)
    {
        // Failing ones first, so that none of them is among those that only the report holds.
        var findings = report.Images.SelectMany(image => image.Findings).OrderByDescending(settings.Policy.Fails).ToList();
        findings.Take(Lines).ToList().ForEach(Write);
        var skipped = report.Images.SelectMany(image => image.Coverage.Skipped).ToList();
        skipped.Take(Lines).ToList().ForEach(Write);
        var more = Math.Max(0, findings.Count - Lines) + Math.Max(0, skipped.Count - Lines);
        if (more > 0)
        {
            log.LogMessage(MessageImportance.High, $"SecretSafe: and {more} more in the report.");
        }

        log.LogMessage(MessageImportance.High, $"SecretSafe: {SummaryMessage.Of(report, elapsed)}");
    }

    private void Write(Finding finding)
    {
        var source = finding.Source;
        var remark = source?.Text == PublishedSources.LeftoverRemark ? $" The file is {source.Text}." : "";
        var message = $"{FindingMessage.Of(finding, phase)}{remark}";
        var (file, line, column) = (source?.File ?? project, source?.Line ?? 0, source?.Column ?? 0);
        if (settings.Policy.Fails(finding))
        {
            log.LogError(Subcategory, finding.Code.Id, null, null, file, line, column, 0, 0, message);
        }
        else
        {
            log.LogWarning(Subcategory, finding.Code.Id, null, null, file, line, column, 0, 0, message);
        }
    }

    private void Write(Skipped skipped)
    {
        var message = $"{skipped.Code.Title}: {skipped.What}: {skipped.Why}. It was not audited.";
        if (settings.OnIncomplete == OnIncomplete.Error)
        {
            log.LogError(Subcategory, skipped.Code.Id, null, null, project, 0, 0, 0, 0, message);
        }
        else
        {
            log.LogWarning(Subcategory, skipped.Code.Id, null, null, project, 0, 0, 0, 0, message);
        }
    }
}
