namespace SecretSafeContainers.Reports.Agents;

/// <summary>The agent of Azure Pipelines. It finds <c>##vso[</c> anywhere in a line, so that MSBuild's indent is harmless.</summary>
/// <remarks><see href="https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands"/>.</remarks>
public sealed class AzurePipelines : BuildAgent
{
    /// <summary>The artifact whose <c>*.sarif</c> the Scans tab shows.</summary>
    private const string AnalysisLogs = "CodeAnalysisLogs";

    /// <summary>The agent's own logger, which MSBuild@1, VSBuild@1 and DotNetCoreCLI@2 (for its command build alone) put onto MSBuild's command line.</summary>
    private const string OwnLogger = "Microsoft.TeamFoundation.DistributedTask.MSBuild.Logger";

    /// <inheritdoc/>
    public override string Say(AgentIssue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var place = issue.File is { Length: > 0 } file ? $"sourcepath={Property(file)};" : "";
        var line = issue.Line > 0 ? $"linenumber={Number(issue.Line)};" : "";
        var column = issue.Line > 0 && issue.Column > 0 ? $"columnnumber={Number(issue.Column)};" : "";
        return $"##vso[task.logissue type={(issue.IsError ? "error" : "warning")};{place}{line}{column}code={Property(issue.Code)};]{Data(issue.Text)}";
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Take(IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return
        [
            .. files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Select(file => $"##vso[task.uploadsummary]{Data(file)}"),
            .. files.Where(file => file.EndsWith(".sarif", StringComparison.Ordinal)).Select(file => $"##vso[artifact.upload containerfolder={AnalysisLogs};artifactname={AnalysisLogs};]{Data(file)}"),
        ];
    }

    /// <inheritdoc/>
    /// <remarks>Under the .NET Framework's MSBuild our tasks run in another process, which does not see the command line; there the pipeline's own tasks start it.</remarks>
    public override bool HearsErrors(string runtime, IEnumerable<string> arguments) =>
        runtime == "Full" || arguments.Any(argument => argument.Contains(OwnLogger, StringComparison.OrdinalIgnoreCase));

    private static string Data(string text) => Escape(text, ('%', "%AZP25"), ('\n', "%0A"));

    private static string Property(string text) => Escape(text, ('%', "%AZP25"), ('\n', "%0A"), (']', "%5D"), (';', "%3B"));
}
