namespace SecretSafeContainers.Package.Tests;

/// <summary>What is said about <c>ContainerDockerfile</c> before any engine is asked.</summary>
[TestClass]
public sealed class DockerfileOfAProject(TestContext context)
{
    private const string Property = "<ContainerDockerfile>Dockerfile</ContainerDockerfile>";

    [TestMethod]
    public async Task IsRefusedBesideTheSdksOwnBuilder()
    {
        using var workspace = Project(Property);

        var result = await workspace.PublishAsync("-p:EnableSdkContainerSupport=true");

        result.AssertFailsWith("SSC1011");
        Assert.Contains("forced on the command line", result.Log, result.Log);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task ReplacesTheSdksOwnBuilderOfAWebApp()
    {
        using var workspace = Project(Property, """<ContainerSecret Include="feed" Environment="SECRETSAFE_UNSET" />""");
        var project = Directory.EnumerateFiles(workspace.In("."), "*.csproj").Single();
        await File.WriteAllTextAsync(project, (await File.ReadAllTextAsync(project, context.CancellationToken)).Replace("Sdk=\"Microsoft.NET.Sdk\"", "Sdk=\"Microsoft.NET.Sdk.Web\"", StringComparison.Ordinal), context.CancellationToken);

        // The first thing that is wrong when the Dockerfile is built.
        (await workspace.PublishAsync()).AssertFailsWith("SSC1005");
    }

    [TestMethod]
    public async Task IsRefusedWhenItIsSetTooLate()
    {
        using var workspace = Project("").Add("Directory.Build.targets", $"<Project><PropertyGroup>{Property}</PropertyGroup></Project>");

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC1011");
        Assert.Contains("Directory.Build.targets", result.Log, result.Log);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task IsNotReplacedInSilenceWhenThePackageIsOff()
    {
        using var workspace = Project(Property);

        var result = await workspace.PublishAsync("-p:SecretSafe=false");

        result.AssertFailsWith("SSC1012");
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task FailsWhenItDoesNotExist()
    {
        using var workspace = Project(Property);
        File.Delete(workspace.In("Dockerfile"));

        (await workspace.PublishAsync()).AssertFailsWith("SSC3007");
    }

    [TestMethod]
    public async Task FailsWhenARequiredSecretIsUnset()
    {
        using var workspace = Project(Property, """<ContainerSecret Include="feed" Environment="SECRETSAFE_UNSET" />""");

        (await workspace.PublishAsync()).AssertFailsWith("SSC1005");
    }

    [TestMethod]
    public async Task FailsWhenItRequiresASecretThatNothingOffers()
    {
        using var workspace = Project(Property).Add("Dockerfile", "FROM scratch\nRUN --mount=type=secret,id=other,required=true true\n");

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC3005");
        Assert.Contains($"{workspace.In("Dockerfile")}(2,", result.Log, result.Log);
    }

    [TestMethod]
    public async Task IsOnlyAuditedByTheCheck()
    {
        using var workspace = Project(Property).Add("Dockerfile", $"FROM scratch\n# {Leak.Token}\nCOPY Dockerfile /\n");

        var result = await workspace.RunAsync("publish", "-t:SecretSafeCheck");

        result.AssertFailsWith("SSC2002");
        Assert.Contains($"{workspace.In("Dockerfile")}(2,", result.Log, result.Log);
    }

    private Workspace Project(string properties, string items = "") => new Workspace(context).AddConsole(items, properties).Add("Dockerfile", "FROM scratch\nCOPY Program.cs /\n");
}
