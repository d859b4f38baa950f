using System.Text.RegularExpressions;

namespace SecretSafeContainers.Package.Tests;

/// <summary>What an agent reads of a publish that it runs.</summary>
[TestClass]
public sealed partial class AgentOfAPipeline(TestContext context)
{
    [TestMethod]
    public async Task OfAzureGetsTheIssueTheSummaryAndTheSarif()
    {
        using var workspace = new Workspace(context).AddWeb(Leak.Settings).Set("TF_BUILD", "True");

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2002");
        Assert.Contains($"##vso[task.logissue type=error;sourcepath={workspace.In("appsettings.json")};linenumber=3;", result.Log, result.Log);
        Assert.Contains("1 leaked secret", await File.ReadAllTextAsync(Handed(result.Log, UploadedSummary()), context.CancellationToken));
        Assert.Contains("\"version\": \"2.1.0\"", await File.ReadAllTextAsync(Handed(result.Log, UploadedAnalysis()), context.CancellationToken));
    }

    [TestMethod]
    public async Task OfAzureIsNotToldTwiceWhereItsOwnLoggerListens()
    {
        using var workspace = new Workspace(context).AddWeb(Leak.Settings).Set("TF_BUILD", "True");

        // The name is what matters: the logger itself is the agent's.
        var result = await workspace.PublishAsync("-p:Of=Microsoft.TeamFoundation.DistributedTask.MSBuild.Logger.dll");

        result.AssertFailsWith("SSC2002");
        Assert.DoesNotContain("##vso[task.logissue", result.Log, result.Log);
        Assert.Contains("##vso[task.uploadsummary]", result.Log, result.Log);
    }

    [TestMethod]
    public async Task OfGitHubGetsTheAnnotationAndTheSummary()
    {
        using var workspace = new Workspace(context).AddWeb(Leak.Settings);
        workspace.Set("GITHUB_ACTIONS", "true").Set("GITHUB_STEP_SUMMARY", workspace.In("summary.md"));

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2002");
        Assert.Contains($"::error file={workspace.In("appsettings.json")},line=3,", result.Log, result.Log);
        Assert.Contains("1 leaked secret", await File.ReadAllTextAsync(workspace.In("summary.md"), context.CancellationToken));
        Assert.IsFalse(ProblemMatcher().IsMatch(result.Log), "setup-dotnet would say it again");
    }

    [TestMethod]
    public async Task SeesOneSummaryOfACleanPublish()
    {
        using var workspace = new Workspace(context).AddConsole().Set("TF_BUILD", "True");

        var result = await workspace.PublishAsync();

        result.AssertSucceeds();
        Assert.HasCount(2, result.Log.Split("##vso[task.uploadsummary]"), result.Log);
        Assert.DoesNotContain("##vso[task.logissue", result.Log, result.Log);
    }

    // The lines of compilers that setup-dotnet makes annotations of: a place, then at once the word.
    [GeneratedRegex(@"^.*\(\d+(,\d+)*\):\s+(error|warning)\s+[a-zA-Z]+\d+:", RegexOptions.Multiline)]
    private static partial Regex ProblemMatcher();

    [GeneratedRegex(@"##vso\[task\.uploadsummary\](.+)")]
    private static partial Regex UploadedSummary();

    [GeneratedRegex(@"##vso\[artifact\.upload containerfolder=CodeAnalysisLogs;artifactname=CodeAnalysisLogs;\](.+)")]
    private static partial Regex UploadedAnalysis();

    private static string Handed(string log, Regex command) => command.Match(log).Groups[1].Value.Trim();
}
