using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Engines;

/// <summary>Searches the logs of a build for the exact values of its secrets. What rules would find there is no concern of an image's build.</summary>
/// <param name="secrets">The values. Stay the caller's.</param>
public sealed class BuildLogAudit(IReadOnlyList<KnownSecret> secrets)
{
    /// <summary>Reads logs.</summary>
    /// <param name="logs">The logs; one that does not exist is left out.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>For each log that exists what was found in it, and what could not be read.</returns>
    public async Task<IReadOnlyList<(BuildLog Log, ImageReport Report)>> RunAsync(IEnumerable<BuildLog> logs, CancellationToken cancellationToken)
    {
        using var auditor = new ImageAuditor(new AuditOptions { Secrets = secrets, Rules = [] });
        var reports = ImmutableArray.CreateBuilder<(BuildLog, ImageReport)>();
        foreach (var log in logs.Where(log => File.Exists(log.Path)))
        {
            reports.Add((log, (await ReportAsync(auditor, log, cancellationToken).ConfigureAwait(false)).Images[0]));
        }

        return reports.ToImmutable();
    }

    /// <summary>What to say of a log: a secret once, at its first place. A detailed log repeats every line.</summary>
    /// <param name="report">What was found in it.</param>
    public static IEnumerable<(Finding Finding, string Message)> Leaks(ImageReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Findings.GroupBy(finding => finding.Fingerprint).Select(same =>
            (same.First(), FindingMessage.Of(same.First(), AuditPhase.Tool) + (same.Count() == 1 ? "" : $" It is there {same.Count()} times.")));
    }

    private static async Task<AuditReport> ReportAsync(ImageAuditor auditor, BuildLog log, CancellationToken cancellationToken)
    {
        try
        {
            return await auditor.AuditAsync(LogImage.Create(log.Path), cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure)
        {
            return auditor.Unreadable($"log:{log.Path}", failure);
        }
    }
}
