using System.Diagnostics;
using SecretSafeContainers.Engines;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Tasks;

/// <summary>The logs that this build writes, as far as the command line of this process says. Only that of the first build node says anything.</summary>
/// <param name="project">Absolute path of the project.</param>
/// <param name="startFolder">Absolute folder in which MSBuild was started; empty if unknown.</param>
internal sealed class LogsOfBuild(string project, string startFolder)
{
    private IReadOnlyCollection<BuildLog> Written
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return BuildLogs.Of(
                Environment.GetCommandLineArgs().Skip(1), startFolder, Path.GetDirectoryName(project)!, Environment.GetEnvironmentVariable, process.StartTime.ToUniversalTime());
        }
    }

    /// <summary>Has them searched when the build is over and they are complete.</summary>
    public void Watch(PublishSettings settings, IReadOnlyList<KnownSecret> secrets)
    {
        if (Written is { Count: > 0 } logs && secrets.Count > 0)
        {
            BuildLogWatch.OfProcess().Add(project, settings, logs, secrets);
        }
    }

    /// <summary>Searches what of the text logs is written by now: the build itself can fail then.</summary>
    /// <returns>What to say.</returns>
    public async Task<IReadOnlyList<Notice>> SearchAsync(PublishSettings settings, IReadOnlyList<KnownSecret> secrets, CancellationToken cancellationToken)
    {
        var texts = secrets.Count == 0 ? [] : Written.Where(log => !log.IsBinary);
        var notices = new List<Notice>();
        foreach (var (log, report) in await new BuildLogAudit(secrets).RunAsync(texts, cancellationToken).ConfigureAwait(false))
        {
            foreach (var (finding, message) in BuildLogAudit.Leaks(report))
            {
                BuildLogWatch.OfProcess().HasSaid(log, finding);
                notices.Add(new(settings.Policy.Fails(finding), finding.Code.Id, log.Path, finding.Line ?? 0, finding.Column ?? 0, message));
            }
        }

        return notices;
    }
}
