namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class LogsOfTheBuild(TestContext context)
{
    private const string Message = """
        <Project><Target Name="Say" AfterTargets="{0}"><Message Text="with $(FEED)" Importance="low" /></Target></Project>
        """;

    [TestMethod]
    public async Task AsTextFailTheBuildAndTheImageStays()
    {
        using var workspace = Workspace().Add("Directory.Build.targets", Saying("Build"));

        var result = await workspace.PublishAsync("-flp:LogFile=text.log;v=diag", "-nodeReuse:false");

        result.AssertFailsWith("SSC2001");
        Assert.Contains("text.log(", result.Log);
        Assert.Contains("known secret 'feed' is in the log", result.Log);
        Assert.HasCount(2, result.Log.Split("error SSC2001:"), result.Log);
        Assert.IsTrue(File.Exists(workspace.Archive));
        Assert.DoesNotContain(Leak.KnownSecret, result.Log);
    }

    [TestMethod]
    [DataRow("-bl:build.binlog", "build.binlog")]
    [DataRow("-flp:LogFile=text.log;v=diag", "text.log")]
    public async Task AreSearchedToTheirEndWhenTheBuildIsOver(string argument, string log)
    {
        using var workspace = Workspace().Add("Directory.Build.targets", Saying("SecretSafeAudit"));

        var result = await workspace.PublishAsync(argument);

        result.AssertFailsWith("SSC2001");
        Assert.Contains($"{workspace.In(log)} : SecretSafe error SSC2001: known secret 'feed' is in the log", result.Log);
        Assert.DoesNotContain(Leak.KnownSecret, result.Log);
    }

    [TestMethod]
    public async Task OfABuildThatFailedAreSearchedToo()
    {
        using var workspace = Workspace("""<Content Include="notes.txt" CopyToPublishDirectory="Always" />""")
            .Add("Directory.Build.targets", Saying("Build")).Add("notes.txt", $"is {Leak.KnownSecret} here");

        var result = await workspace.PublishAsync("-bl:build.binlog");

        result.AssertFailsWith("SSC2001");
        Assert.Contains($"{workspace.In("build.binlog")} : SecretSafe error SSC2001:", result.Log);
        workspace.AssertNothingPublished();
    }

    private static string Saying(string target) => Message.Replace("{0}", target, StringComparison.Ordinal);

    private Workspace Workspace(string items = "") =>
        new Workspace(context).Set("FEED", Leak.KnownSecret).AddConsole($"""<ContainerSecret Include="feed" Environment="FEED" />{items}""");
}
