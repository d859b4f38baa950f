namespace SecretSafeContainers.Reports.Agents;

/// <summary>The runner of GitHub Actions. It takes <c>::command::</c> at a line's start, behind any spaces, and the summary from a file.</summary>
/// <param name="summary">Full path of the step's summary, or null if the runner is too old for one.</param>
/// <remarks><see href="https://docs.github.com/actions/reference/workflow-commands-for-github-actions"/>.</remarks>
public sealed class GitHubActions(string? summary) : BuildAgent
{
    /// <summary>Bytes of a step's summary; with more the runner drops all of it.</summary>
    public const int SummaryBytes = 1024 * 1024;

    /// <inheritdoc/>
    public override string Say(AgentIssue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var place = issue.File is { Length: > 0 } file ? $"file={Property(file)}," : "";
        var line = issue.Line > 0 ? $"line={Number(issue.Line)}," : "";
        var column = issue.Line > 0 && issue.Column > 0 ? $"col={Number(issue.Column)}," : "";
        return $"::{(issue.IsError ? "error" : "warning")} {place}{line}{column}title={Property(issue.Code)}::{Data(issue.Text)}";
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Take(IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return summary is null ? [] : [.. files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).SelectMany(file => Append(file, summary))];
    }

    // What this project and others of the same step have written must stay.
    private static IEnumerable<string> Append(string file, string summary)
    {
        try
        {
            var page = File.ReadAllBytes(file);
            using var all = new FileStream(summary, FileMode.Append, FileAccess.Write, FileShare.Read);
            if (all.Length + page.Length < SummaryBytes)
            {
                all.Write([.. page, (byte)'\n']);
                return [];
            }

            return [$"::notice::The step's summary is full: {Data(file)} is not in it."];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return [$"::notice::The step's summary could not be written: {Data(failure.Message)}"];
        }
    }

    private static string Data(string text) => Escape(text, ('%', "%25"), ('\n', "%0A"));

    private static string Property(string text) => Escape(text, ('%', "%25"), ('\n', "%0A"), (':', "%3A"), (',', "%2C"));
}
