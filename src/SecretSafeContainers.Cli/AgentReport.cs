using SecretSafeContainers.Reports;
using SecretSafeContainers.Reports.Agents;
using SecretSafeContainers.Reports.Markdown;

namespace SecretSafeContainers.Cli;

/// <summary>Tells the agent of a pipeline what a report says: its leaks as issues, a summary, and the report itself if the agent shows its form.</summary>
internal sealed class AgentReport(BuildAgent agent)
{
    /// <summary>So many issues are listed one by one.</summary>
    private const int Issues = 100;

    /// <summary>The lines to print.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="request">What was asked for; its file, if any, is written.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task<IReadOnlyList<string>> LinesAsync(AuditReport report, AuditRequest request, CancellationToken cancellationToken)
    {
        var file = request.Output is { } output ? Path.GetFullPath(output) : null;
        var summary = file?.EndsWith(".md", StringComparison.Ordinal) == true ? null : Path.Combine(agent.TemporaryFolder, $"secretsafe-{Guid.NewGuid():N}.md");
        if (summary is not null && await ReportFile.TryWriteAsync(new MarkdownReportWriter(request.Policy), report, summary, cancellationToken).ConfigureAwait(false) is not null)
        {
            // The agent's own folder; the report itself is where it was asked for.
            summary = null;
        }

        return [.. agent.Say(report, request.Policy, Issues), .. agent.Take([.. new[] { summary, file }.OfType<string>()])];
    }
}
