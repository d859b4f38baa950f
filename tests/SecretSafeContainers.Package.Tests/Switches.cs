namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class Switches(TestContext context)
{
    [TestMethod]
    public async Task OffDoesNothing()
    {
        using var registry = new WritableRegistry();
        using var baseImage = new Workspace(context).AddConsole();
        (await baseImage.PublishAsync("-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}", "-p:ContainerRepository=base")).AssertSucceeds();
        using var workspace = new Workspace(context).AddWeb(Leak.Settings);

        var result = await workspace.PublishAsync("-p:SecretSafe=false", $"-p:ContainerBaseImage={registry.Address}/base:latest");

        result.AssertSucceeds();
        result.AssertRanNothingOfOurs();
        Assert.IsTrue(File.Exists(workspace.Archive));
    }

    [TestMethod]
    public async Task LevelAboveTheFindingMakesItAWarning()
    {
        using var workspace = new Workspace(context).AddWeb(Leak.Settings);

        var result = await workspace.PublishAsync("-p:SecretSafeLevel=critical");

        result.AssertSucceeds();
        Assert.Contains("warning SSC2002:", result.Log, result.Log);
        Assert.IsTrue(File.Exists(workspace.Archive));
    }

    [TestMethod]
    [DataRow("1", true, DisplayName = "is warned of")]
    [DataRow("", false, DisplayName = "that is off is not")]
    public async Task LoggingTheWholeEnvironment(string variable, bool warns)
    {
        using var workspace = new Workspace(context).Set("FEED", Leak.KnownSecret).Set("MSBUILDLOGALLENVIRONMENTVARIABLES", variable)
            .AddConsole("""<ContainerSecret Include="feed" Environment="FEED" />""");

        var result = await workspace.RunAsync("publish", "-t:SecretSafeCheck");

        result.AssertSucceeds();
        Assert.AreEqual(warns, result.Log.Contains("warning SSC1009:", StringComparison.Ordinal), result.Log);
    }

    [TestMethod]
    public async Task LoggingTheWholeEnvironmentIsWarnedOfForSecretsThatNoItemNames()
    {
        using var workspace = new Workspace(context).Set("FEED_TOKEN", Leak.KnownSecret).Set("MSBUILDLOGALLENVIRONMENTVARIABLES", "1").AddConsole();

        var result = await workspace.RunAsync("publish", "-t:SecretSafeCheck");

        result.AssertSucceeds();
        Assert.Contains("warning SSC1009:", result.Log, result.Log);
    }

    [TestMethod]
    public async Task KnownSecretsNoneDoesNotLookForThem()
    {
        using var workspace = new Workspace(context).Set("FEED", Leak.KnownSecret)
            .AddConsole("""<ContainerSecret Include="feed" Environment="FEED" /><Content Include="notes.txt" CopyToPublishDirectory="Always" />""")
            .Add("notes.txt", Leak.KnownSecret);

        var result = await workspace.PublishAsync("-p:SecretSafeKnownSecrets=none");

        result.AssertSucceeds();
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task OnIncompleteDecidesAboutAnUnreadableFile()
    {
        using var workspace = new Workspace(context).AddConsole();
        Directory.CreateDirectory(workspace.In("bin/Release/net10.0/publish"));
        // A file whose content cannot be read, for root neither.
        File.CreateSymbolicLink(workspace.In("bin/Release/net10.0/publish/unreadable"), "/proc/self/mem");

        var strict = await workspace.RunAsync("publish", "-t:SecretSafeCheck");
        var lenient = await workspace.RunAsync("publish", "-t:SecretSafeCheck", "--no-build", "-p:SecretSafeOnIncomplete=warning");

        strict.AssertFailsWith("SSC4008");
        lenient.AssertSucceeds();
        Assert.Contains("warning SSC4008:", lenient.Log, lenient.Log);
    }

    [TestMethod]
    public async Task ReportDirectoryReceivesTheReports()
    {
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.RunAsync("publish", "-t:SecretSafeCheck", "-p:SecretSafeReportDirectory=reports/here");

        result.AssertSucceeds();
        Assert.IsTrue(File.Exists(workspace.In("reports/here/app.gate.json")));
    }

    [TestMethod]
    public async Task ReportThatCannotBeWrittenFails()
    {
        using var workspace = new Workspace(context).AddConsole().Add("blocked", "a file where the folder should be");

        var result = await workspace.PublishAsync("-p:SecretSafeReportDirectory=blocked/reports");

        result.AssertFailsWith("SSC4011");
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    [DataRow("local", false, DisplayName = "local removes archive and layer")]
    [DataRow("none", true, DisplayName = "none leaves them")]
    public async Task RollbackDecidesWhatAFailedAuditLeaves(string rollback, bool remains)
    {
        using var workspace = new Workspace(context).AddConsole().AddBehindEverything("token.txt", Leak.Token);

        var result = await workspace.PublishAsync($"-p:SecretSafeRollback={rollback}");

        result.AssertFailsWith("SSC2002");
        Assert.AreEqual(remains, File.Exists(workspace.Archive));
        Assert.AreEqual(remains, Directory.EnumerateFiles(workspace.ContentStore).Any(), result.Log);
    }
}
