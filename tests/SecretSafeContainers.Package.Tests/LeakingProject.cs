namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class LeakingProject(TestContext context)
{
    [TestMethod]
    public async Task FailsForSettingsAndNamesTheirSource()
    {
        using var workspace = new Workspace(context).AddWeb(Leak.Settings);

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2002");
        Assert.Contains($"{workspace.In("appsettings.json")}(3,", result.Log, result.Log);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task FailsForSettingsByTheWebProfile()
    {
        using var workspace = new Workspace(context).AddWeb(Leak.Settings);

        var result = await workspace.RunAsync("publish", "-p:PublishProfile=DefaultContainer");

        result.AssertFailsWith("SSC2002");
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task FailsForAnEnvironmentVariableAndNamesItsLine()
    {
        using var workspace = new Workspace(context).AddConsole($"""<ContainerEnvironmentVariable Include="DEPLOY" Value="{Leak.Token}" />""");

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2004");
        var project = await File.ReadAllLinesAsync(workspace.In("app.csproj"), context.CancellationToken);
        var line = 1 + Array.FindIndex(project, text => text.Contains("ContainerEnvironmentVariable", StringComparison.Ordinal));
        Assert.Contains($"{workspace.In("app.csproj")}({line},", result.Log, result.Log);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task FailsForALabelInDirectoryBuildProps()
    {
        using var workspace = new Workspace(context).AddConsole();
        workspace.Add("Directory.Build.props", $"""<Project><ItemGroup><ContainerLabel Include="deploy" Value="{Leak.Token}" /></ItemGroup></Project>""");

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2004");
        Assert.Contains($"{workspace.In("Directory.Build.props")}(1,", result.Log, result.Log);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task FailsForAnArgumentOfTheCommand()
    {
        using var workspace = new Workspace(context).AddConsole($"""<ContainerAppCommandArgs Include="--token={Leak.Token}" />""");

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2004");
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task FailsForAKnownSecretInAFile()
    {
        using var workspace = new Workspace(context).Set("FEED", Leak.KnownSecret)
            .AddConsole("""<ContainerSecret Include="feed" Environment="FEED" /><Content Include="notes.txt" CopyToPublishDirectory="Always" />""")
            .Add("notes.txt", $"first line\nit is {Leak.KnownSecret} here\n");

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2001");
        Assert.Contains($"{workspace.In("notes.txt")}(2,", result.Log, result.Log);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task FailsForAKnownSecretInAnAssembly()
    {
        using var workspace = new Workspace(context).AddConsole("""<ContainerSecret Include="feed" File="secrets/feed.txt" />""")
            .Add("secrets/feed.txt", Leak.KnownSecret + "\n")
            .Add("Program.cs", $"System.Console.WriteLine(\"{Leak.KnownSecret}\" + args.Length);");

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2001");
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task FailsForAPrivateKey()
    {
        using var workspace = new Workspace(context).AddConsole("""<None Include="certs/server.key" CopyToPublishDirectory="PreserveNewest" />""")
            .Add("certs/server.key", Leak.PrivateKey);

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2003");
        Assert.Contains(workspace.In("certs/server.key"), result.Log, result.Log);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task FailsForAHiddenFile()
    {
        using var workspace = new Workspace(context).AddConsole("""<None Include=".env" CopyToPublishDirectory="Always" />""").Add(".env", $"DEPLOY={Leak.Token}\n");

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2002");
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task FailsForAFileThatAnEarlierPublishLeft()
    {
        using var workspace = new Workspace(context).AddConsole().Add("bin/Release/net10.0/publish/old.txt", Leak.Token);

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2002");
        Assert.Contains("left over in the publish folder", result.Log, result.Log);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task FailsForWhatASymbolicLinkPointsTo()
    {
        using var workspace = new Workspace(context).AddConsole().Add("elsewhere/token.txt", Leak.Token);
        Directory.CreateDirectory(workspace.In("bin/Release/net10.0/publish"));
        File.CreateSymbolicLink(workspace.In("bin/Release/net10.0/publish/link.txt"), workspace.In("elsewhere/token.txt"));

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2002");
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task FailsTheCheckToo()
    {
        using var workspace = new Workspace(context).AddWeb(Leak.Settings);

        var result = await workspace.RunAsync("publish", "-t:SecretSafeCheck");

        result.AssertFailsWith("SSC2002");
        Assert.Contains("\"leak\"", workspace.Report("gate"));
    }
}
