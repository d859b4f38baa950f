using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Engines;

/// <summary>
/// Searches the logs of a build when it is over and its process ends: MSBuild keeps the last part of a binary log in memory (of a build that writes under some 30 KB, all)
/// until no task of anybody runs any more. A leak is said on standard error, and the process fails.
/// </summary>
/// <remarks>Owns copies of the secrets, and zeroes them then.</remarks>
public sealed class BuildLogWatch
{
    /// <summary>All that reading may take at the end of a build; 100 MB of log take about a second.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly Lock Access = new();
    private static BuildLogWatch? current;

    private readonly TextWriter output;
    private readonly List<KnownSecret> secrets = [];
    private readonly Dictionary<BuildLog, (string Project, PublishSettings Settings)> logs = [];
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    /// <param name="output">Hears what is found. Not owned.</param>
    public BuildLogWatch(TextWriter output) => this.output = output;

    /// <summary>The watch of this process: it acts when the process ends.</summary>
    public static BuildLogWatch OfProcess()
    {
        lock (Access)
        {
            if (current is null)
            {
                current = new(Console.Error);
                AppDomain.CurrentDomain.ProcessExit += (_, _) => current.EndProcess();
            }

            return current;
        }
    }

    /// <summary>Adds what a project of the build knows.</summary>
    /// <param name="project">Absolute path of the project, for the messages.</param>
    /// <param name="settings">How it judges.</param>
    /// <param name="written">The logs.</param>
    /// <param name="known">The values; copied.</param>
    public void Add(string project, PublishSettings settings, IEnumerable<BuildLog> written, IEnumerable<KnownSecret> known)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(known);
        lock (Access)
        {
            foreach (var log in written)
            {
                logs.TryAdd(log, (project, settings));
            }

            foreach (var secret in known.Where(secret => !secrets.Exists(one => one.Value.Bytes.SequenceEqual(secret.Value.Bytes))))
            {
                secrets.Add(secret with { Value = new SecretValue(secret.Value.Bytes) });
            }
        }
    }

    /// <summary>Says that the build itself has reported a finding: it is not said again.</summary>
    public void HasSaid(BuildLog log, Finding finding)
    {
        lock (Access)
        {
            said.Add(Key(log, finding));
        }
    }

    /// <summary>Searches all logs.</summary>
    /// <returns>True if something fails the build.</returns>
    public bool Finish()
    {
        lock (Access)
        {
            try
            {
                return SayAsync().GetAwaiter().GetResult();
            }
            finally
            {
                secrets.ForEach(secret => secret.Dispose());
                secrets.Clear();
                logs.Clear();
            }
        }
    }

    private static string Key(BuildLog log, Finding finding) => $"{log.Path}|{finding.Fingerprint}";

    private void EndProcess()
    {
        if (Finish())
        {
            Environment.ExitCode = 1;
        }
    }

    private async Task<bool> SayAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var reports = await new BuildLogAudit(secrets).RunAsync(logs.Keys, patience.Token).ConfigureAwait(false);
            return reports.Aggregate(false, (fails, read) => Say(read.Log, read.Report) || fails);
        }
        catch (OperationCanceledException)
        {
            var (log, of) = logs.First();
            return Say(of.Settings.OnIncomplete == OnIncomplete.Error, DiagnosticCodes.LimitReached, log, $"the build's logs could not be read in {Patience.TotalSeconds:0} s");
        }
    }

    private bool Say(BuildLog log, ImageReport report)
    {
        var settings = logs[log].Settings;
        var fails = false;
        foreach (var (finding, message) in BuildLogAudit.Leaks(report).Where(leak => said.Add(Key(log, leak.Finding))))
        {
            fails |= Say(settings.Policy.Fails(finding), finding.Code, log, message);
        }

        foreach (var skipped in report.Coverage.Skipped)
        {
            fails |= Say(settings.OnIncomplete == OnIncomplete.Error, skipped.Code, log, $"{skipped.Code.Title}: {skipped.What}: {skipped.Why}. It was not audited.");
        }

        return fails;
    }

    private bool Say(bool isError, DiagnosticCode code, BuildLog log, string text)
    {
        output.WriteLine(Inert.Of($"{log.Path} : SecretSafe {(isError ? "error" : "warning")} {code}: {text} [{logs[log].Project}]"));
        return isError;
    }
}
