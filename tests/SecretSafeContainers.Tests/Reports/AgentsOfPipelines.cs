using CsCheck;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Reports.Agents;

namespace SecretSafeContainers.Tests.Reports;

[TestClass]
public sealed class AgentsOfPipelines : IDisposable
{
    private static readonly AgentIssue Issue = new(true, "SSC2002", "src/a;b].json", 3, 70, "100% of [it]; leaks");
    private static readonly string[] IssueProperties = ["type", "sourcepath", "linenumber", "columnnumber", "code"];
    private readonly string folder = Directory.CreateTempSubdirectory("ssc-agent-").FullName;

    [TestMethod]
    public void AreKnownByTheirVariables()
    {
        Assert.IsInstanceOfType<AzurePipelines>(BuildAgent.Find(name => name == "TF_BUILD" ? "True" : null));
        Assert.IsInstanceOfType<GitHubActions>(BuildAgent.Find(name => name == "GITHUB_ACTIONS" ? "true" : null));
        Assert.IsNull(BuildAgent.Find(_ => null));
    }

    [TestMethod]
    public void TakeAnIssueWithItsPlace()
    {
        var azure = AzureCommand.Parse(Azure().Say(Issue))!;
        var github = GitHubCommand.Parse(GitHub().Say(Issue))!;

        Assert.AreEqual(("task.logissue", Issue.Text), (azure.Name, azure.Data));
        Assert.AreEqual("type=error sourcepath=src/a;b].json linenumber=3 columnnumber=70 code=SSC2002", azure.Named());
        Assert.AreEqual(("error", Issue.Text), (github.Name, github.Data));
        Assert.AreEqual("file=src/a;b].json line=3 col=70 title=SSC2002", github.Named());
    }

    [TestMethod]
    public void ReadEveryTextAsItWasMeant() => Gen.String.Where(text => text.All(character => character is >= ' ' and < '\u007f') && !text.Contains("##", StringComparison.Ordinal)).Sample(text =>
    {
        var issue = Issue with { File = "a" + text, Text = text };
        var azure = AzureCommand.Parse(Azure().Say(issue))!;
        var github = GitHubCommand.Parse(GitHub().Say(issue))!;
        return azure.Data == text && github.Data == text && azure.Properties["sourcepath"] == issue.File && github.Properties["file"] == issue.File;
    });

    [TestMethod]
    public void GetNoCommandOfAnImage()
    {
        foreach (var text in HostileReport.Texts)
        {
            var issue = Issue with { File = text, Text = text };
            foreach (var line in (string[])[Azure().Say(issue), .. Azure().Say(HostileReport.Of(text), new AuditPolicy(), 100)])
            {
                Assert.HasCount(1, line.Split('\n', '\r'), line);
                Assert.HasCount(2, line.Split("##"), line);
                Assert.AreEqual("task.logissue", AzureCommand.Parse(line)!.Name, line);
                Assert.DoesNotContain("##vso[", AzureCommand.Parse(line)!.Data);
                CollectionAssert.IsSubsetOf(AzureCommand.Parse(line)!.Properties.Keys.ToArray(), IssueProperties);
            }

            foreach (var line in (string[])[GitHub().Say(issue), .. GitHub().Say(HostileReport.Of(text), new AuditPolicy(), 100)])
            {
                Assert.HasCount(1, line.Split('\n', '\r'), line);
                Assert.AreEqual("error", GitHubCommand.Parse(line)!.Name, line);
                Assert.DoesNotContain("##[", line);
            }
        }
    }

    [TestMethod]
    public void SayErrorsFirstAndHowManyAreLeftOut()
    {
        var lines = Azure().Say(HostileReport.Of(AuditPhase.Tool), new AuditPolicy(), 10);

        Assert.HasCount(11, lines);
        Assert.EndsWith("more are in the report.", lines[^1]);
    }

    [TestMethod]
    public void OfAzureGetTheSummaryAndTheSarif()
    {
        var lines = Azure().Take(["/r/a.json", "/r/100%.md", "/r/a.sarif"]).Select(line => AzureCommand.Parse(line)!).ToList();

        Assert.HasCount(2, lines);
        Assert.AreEqual(("task.uploadsummary", "/r/100%.md"), (lines[0].Name, lines[0].Data));
        Assert.AreEqual(("artifact.upload", "CodeAnalysisLogs", "/r/a.sarif"), (lines[1].Name, lines[1].Properties["artifactname"], lines[1].Data));
    }

    [TestMethod]
    [DataRow("Core", "-dl:CentralLogger,\"/t/Microsoft.TeamFoundation.DistributedTask.MSBuild.Logger.dll\"*ForwardingLogger", true)]
    [DataRow("Core", "-bl", false)]
    [DataRow("Full", "-m", true)]
    public void OfAzureHearMSBuildThemselvesWhereTheirLoggerIs(string runtime, string argument, bool expected)
    {
        Assert.AreEqual(expected, Azure().HearsErrors(runtime, [argument]));
        Assert.IsFalse(GitHub().HearsErrors(runtime, [argument]));
    }

    [TestMethod]
    public void OfGitHubGetEverySummaryOfAStep()
    {
        File.WriteAllText(Path.Combine(folder, "a.md"), "# a\n");
        var summary = Path.Combine(folder, "summary");

        _ = GitHub(summary).Take([Path.Combine(folder, "a.md"), Path.Combine(folder, "a.sarif")]);
        var lines = GitHub(summary).Take([Path.Combine(folder, "a.md")]);

        Assert.IsEmpty(lines);
        Assert.AreEqual("# a\n\n# a\n\n", File.ReadAllText(summary));
    }

    [TestMethod]
    public void OfGitHubAreToldThatASummaryIsFull()
    {
        File.WriteAllText(Path.Combine(folder, "a.md"), "# a\n");
        var summary = Path.Combine(folder, "summary");
        File.WriteAllBytes(summary, new byte[(1024 * 1024) - 2]);

        var line = Assert.ContainsSingle(GitHub(summary).Take([Path.Combine(folder, "a.md")]));

        Assert.AreEqual("notice", GitHubCommand.Parse(line)!.Name);
        Assert.HasCount((1024 * 1024) - 2, File.ReadAllBytes(summary));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static AzurePipelines Azure() => new() { TemporaryFolder = "" };

    private static GitHubActions GitHub(string? summary = null) => new(summary) { TemporaryFolder = "" };
}
