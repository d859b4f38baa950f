using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports.Agents;

namespace SecretSafeContainers.Tasks;

/// <summary>What our tasks share: settings in, expected failures as one logged error with a code, cancellation.</summary>
public abstract class SecretSafeTask : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>One item: the project's absolute path, with the <c>SecretSafe*</c> properties as metadata.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = new TaskItem();

    /// <summary>Absolute path of the project.</summary>
    protected string Project => Settings.GetMetadata("FullPath");

    /// <summary>Absolute path of the project's folder.</summary>
    protected string ProjectFolder => Path.GetDirectoryName(Project)!;

    /// <summary>Absolute path of the reports, without phase and form.</summary>
    private protected string ReportPath => Path.Combine(
        Path.GetFullPath(Settings.GetMetadata("ReportDirectory").Replace('\\', Path.DirectorySeparatorChar), ProjectFolder), ReportName);

    /// <summary>The name of a report's file, without phase and extension.</summary>
    private protected virtual string ReportName => Settings.GetMetadata("ReportName");

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        try
        {
            RunAsync(cancellation.Token).GetAwaiter().GetResult();
        }
        catch (SecretSafeException failure)
        {
            LogFailure(failure);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ctrl+C: MSBuild says itself that the build was cancelled.
            return false;
        }

        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Does the task's work.</summary>
    protected abstract System.Threading.Tasks.Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Parses the settings.</summary>
    /// <exception cref="SecretSafeException">One is not allowed (SSC1002).</exception>
    protected PublishSettings ParseSettings() => PublishSettings.Parse(Settings.GetMetadata);

    /// <summary>Logs an expected failure.</summary>
    private protected void LogFailure(SecretSafeException failure) => Say(failure.Line is { } line
        ? new Notice(true, failure.Code.Id, failure.What, line, failure.Column ?? 1, Redact($"{failure.Code.Title}: {failure.Why}"))
        : new Notice(true, failure.Code.Id, Project, 0, 0, Redact($"{failure.Code.Title}: {failure.What}: {failure.Why}")));

    /// <summary>Says an error or a warning.</summary>
    private protected virtual void Say(Notice notice) => Write(notice);

    /// <summary>Writes an error or a warning to MSBuild's log, and for the agent that runs the build if it does not read that.</summary>
    private protected void Write(Notice notice)
    {
        notice.Write(Log);
        if (BuildAgent.Find(Environment.GetEnvironmentVariable) is { } agent && !agent.HearsErrors(Settings.GetMetadata("Runtime"), Environment.GetCommandLineArgs()))
        {
            Log.LogMessage(MessageImportance.High, agent.Say(notice.ToIssue()));
        }
    }

    /// <summary>Makes text from outside fit to be logged.</summary>
    private protected virtual string Redact(string text) => Inert.Of(text);

    /// <summary>A path as MSBuild names it, as an absolute one; empty stays empty.</summary>
    private protected string FullPath(string path) =>
        path.Length == 0 ? "" : Path.GetFullPath(path.Replace('\\', Path.DirectorySeparatorChar), ProjectFolder);
}
