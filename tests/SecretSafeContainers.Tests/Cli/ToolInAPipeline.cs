using System.Text.Json.Nodes;
using SecretSafeContainers.Cli;
using SecretSafeContainers.Reports.Agents;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Tests.Reports;

namespace SecretSafeContainers.Tests.Cli;

[TestClass]
public sealed class ToolInAPipeline : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string value = "Nd<l9>\"x" + "Tok-4f&2Q";

    [TestMethod]
    public async Task TellsAzureOfEachLeakAndHandsOverTheSummaryAndTheSarif()
    {
        folder.Write("files/a", value);
        var sarif = folder["out/a.sarif"];

        var tool = await Tool.RunAsync(Azure(), "audit", $"dir:{folder["files"]}", "--known-secret", Secret(), "--format", "sarif", "--output", sarif);

        var commands = tool.Output.Split('\n').Select(AzureCommand.Parse).OfType<AzureCommand>().ToList();
        Assert.AreEqual(ExitCode.Leak, tool.ExitCode, tool.Error);
        Assert.AreEqual("task.logissue task.uploadsummary artifact.upload", string.Join(' ', commands.Select(command => command.Name)));
        Assert.AreEqual("SSC2001", commands[0].Properties["code"]);
        Assert.Contains("1 leaked secret", await File.ReadAllTextAsync(commands[1].Data));
        Assert.AreEqual(sarif, commands[2].Data);
        Assert.DoesNotContain("Tok-4f", tool.Output);
    }

    [TestMethod]
    public async Task WritesTheSummaryOfAStepOfGitHub()
    {
        folder.Write("files/a", value);
        var agent = new GitHubActions(folder["summary"]) { TemporaryFolder = folder["temp"] };

        var tool = await Tool.RunAsync(agent, "audit", $"dir:{folder["files"]}", "--known-secret", Secret());

        Assert.AreEqual("error", Assert.ContainsSingle(tool.Output.Split('\n').Select(GitHubCommand.Parse).OfType<GitHubCommand>()).Name);
        Assert.Contains("1 leaked secret", await File.ReadAllTextAsync(folder["summary"]));
    }

    [TestMethod]
    public async Task LeavesAReportThatGoesToAnotherProgramAlone()
    {
        folder.Write("files/a", value);

        var tool = await Tool.RunAsync(Azure(), "audit", $"dir:{folder["files"]}", "--known-secret", Secret(), "--format", "json");

        Assert.AreEqual("leak", (string?)JsonNode.Parse(tool.Output)!["verdict"]);
    }

    [TestMethod]
    public async Task SaysWhatCouldNotBeRead()
    {
        var tool = await Tool.RunAsync(Azure(), "audit", "archive:" + folder["nope]##vso[task.complete result=Succeeded;]x"]);

        var issue = tool.Output.Split('\n').Select(AzureCommand.Parse).OfType<AzureCommand>().First();
        Assert.AreEqual(("task.logissue", "SSC4001"), (issue.Name, issue.Properties["code"]));
        Assert.DoesNotContain("##vso[task.complete", tool.Output + tool.Error);
    }

    public void Dispose() => folder.Dispose();

    private AzurePipelines Azure() => new() { TemporaryFolder = folder["temp"] };

    private string Secret() => $"k=file:{folder.Write("k", value)}";
}
