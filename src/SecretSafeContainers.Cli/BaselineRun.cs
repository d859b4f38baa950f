using SecretSafeContainers.Detection;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Cli;

/// <summary>Runs a request: reports and images to one baseline.</summary>
internal sealed class BaselineRun(Terminal terminal)
{
    public async Task<int> RunAsync(BaselineRequest request, CancellationToken cancellationToken)
    {
        var loading = RuleOption.LoadAsync(request.RuleFiles, terminal.Error);
        var rules = (await loading.ConfigureAwait(false)).Rules;

        // Read before anything is audited: what stands there must be a baseline, or it would be overwritten.
        var earlier = Path.Exists(request.Output) ? BaselineFile.Read(request.Output) : Baseline.Empty;
        var found = request.Sources.Where(BaselineRequest.IsReport).Select(ReportFindings.Read).ToList();
        if (request.Sources.Where(source => !BaselineRequest.IsReport(source)).ToList() is { Count: > 0 } images)
        {
            var audit = new AuditRequest { Images = images, Policy = new AuditPolicy() };
            found.Add(ReportFindings.Of(await new AuditRun(terminal).AuditAsync(audit, loading, cancellationToken).ConfigureAwait(false)));
        }

        using var scanner = new ContentScanner(rules, []);
        using var redactor = new Redactor(scanner);
        // A report is a file like any other: what it calls redacted is not believed.
        var baseline = new Baseline(found.SelectMany(one => one.Entries)
            .Select(entry => entry with { Path = redactor.Redact(entry.Path), Rule = redactor.Redact(entry.Rule), Reason = redactor.Redact(entry.Reason) })).WithReasonsOf(earlier);
        BaselineFile.Write(baseline, request.Output);
        await terminal.Text.WriteLineAsync(Summary(baseline, earlier, request.Output)).ConfigureAwait(false);
        if (found.Sum(one => one.KnownSecrets) is > 0 and var known)
        {
            await terminal.Error.WriteLineAsync($"secretsafe: {Quantity.Count(known, "known secret")} left out: a baseline never accepts one.").ConfigureAwait(false);
        }

        if (found.All(one => one.IsComplete))
        {
            return ExitCode.Clean;
        }

        await terminal.Error.WriteLineAsync("secretsafe: not everything could be read: what lies there is not in the baseline.").ConfigureAwait(false);
        return ExitCode.Incomplete;
    }

    private static string Summary(Baseline baseline, Baseline earlier, string output)
    {
        var before = earlier.Entries.Select(entry => entry.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var now = baseline.Entries.Select(entry => entry.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var entries = now.Count == 1 ? "1 entry" : $"{now.Count} entries";
        return $"{output}: {entries}, {now.Except(before).Count()} new, {before.Except(now).Count()} dropped";
    }
}
