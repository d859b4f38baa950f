using System.Globalization;
using System.Text;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports.Agents;

/// <summary>The agent that runs a build and reads what it prints: issues and files reach it as commands on lines of their own.</summary>
public abstract class BuildAgent
{
    private protected BuildAgent()
    {
    }

    /// <summary>The folder for files that the agent takes away and deletes when the job is over.</summary>
    public required string TemporaryFolder { get; init; }

    /// <summary>The agent that an environment says it is, or null.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static BuildAgent? Find(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (IsTrue(variable("TF_BUILD")))
        {
            return new AzurePipelines { TemporaryFolder = variable("AGENT_TEMPDIRECTORY") ?? Path.GetTempPath() };
        }

        return IsTrue(variable("GITHUB_ACTIONS"))
            ? new GitHubActions(variable("GITHUB_STEP_SUMMARY")) { TemporaryFolder = variable("RUNNER_TEMP") ?? Path.GetTempPath() }
            : null;
    }

    /// <summary>The line that puts an issue into the agent's list.</summary>
    /// <param name="issue">The issue, from untrusted content.</param>
    public abstract string Say(AgentIssue issue);

    /// <summary>Hands reports to the agent, each as its form is used there; others it leaves alone.</summary>
    /// <param name="files">Full paths of reports.</param>
    /// <returns>The lines to print.</returns>
    public abstract IReadOnlyList<string> Take(IReadOnlyList<string> files);

    /// <summary>The lines for a report's leaks and for what was not read, errors first.</summary>
    /// <param name="report">The report.</param>
    /// <param name="policy">Tells failures from warnings.</param>
    /// <param name="most">So many lines, and one that says how many more there are.</param>
    public IReadOnlyList<string> Say(AuditReport report, AuditPolicy policy, int most)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(policy);
        var leaks = Problems.Of(report, policy).Select(problem => (Problem: problem, problem.First.Source)).Select(leak => new AgentIssue(
            leak.Problem.Fails, leak.Problem.First.Code.Id, leak.Source?.File, leak.Source?.Line ?? 0, leak.Source?.Column ?? 0, FindingMessage.Of(leak.Problem, report.Phase)));
        var unread = report.Images.SelectMany(image => image.Coverage.Skipped).Select(skip => new AgentIssue(
            true, skip.Code.Id, null, 0, 0, $"{skip.Code.Title}: {skip.What}: {skip.Why}. It was not audited."));
        var issues = leaks.Concat(unread).OrderByDescending(issue => issue.IsError).ToList();
        var lines = issues.Take(most).Select(Say);
        return issues.Count <= most ? [.. lines] : [.. lines, Inert.Of(FormattableString.Invariant($"{issues.Count - most} more are in the report."))];
    }

    /// <summary>True if the agent reads MSBuild's own errors, so that a line of ours would be the second.</summary>
    /// <param name="runtime"><c>MSBuildRuntimeType</c>.</param>
    /// <param name="arguments">MSBuild's command line.</param>
    public virtual bool HearsErrors(string runtime, IEnumerable<string> arguments) => false;

    /// <summary>A text as one harmless line, with what means something to the agent written otherwise.</summary>
    private protected static string Escape(string text, params ReadOnlySpan<(char Character, string Written)> escapes)
    {
        var result = new StringBuilder();
        foreach (var character in string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Inert.Of)))
        {
            var written = "";
            foreach (var escape in escapes)
            {
                written = escape.Character == character ? escape.Written : written;
            }

            _ = written.Length > 0 ? result.Append(written) : result.Append(character);
        }

        return result.ToString();
    }

    /// <summary>A number as agents read it.</summary>
    private protected static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
