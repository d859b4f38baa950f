namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class ProjectWithoutAnImage(TestContext context)
{
    [TestMethod]
    public async Task PlainPublishRunsNothingOfOurs()
    {
        using var workspace = new Workspace(context).AddWeb(Leak.Settings);

        var result = await workspace.RunAsync("publish", "-v:n");

        result.AssertSucceeds();
        Assert.DoesNotContain("_SecretSafe", result.Log, result.Log);
    }

    [TestMethod]
    public async Task PlainPublishPreparesNoAudit()
    {
        using var workspace = new Workspace(context).AddWeb(Leak.Settings);

        var result = await workspace.RunAsync("publish", "-v:d");

        result.AssertSucceeds();
        Assert.DoesNotContain("Task \"PrepareAudit\"", result.Log);
    }

    [TestMethod]
    public async Task DesignTimeBuildRunsNothingOfOurs()
    {
        using var workspace = new Workspace(context).AddConsole();
        (await workspace.RunAsync("restore")).AssertSucceeds();

        var result = await workspace.RunAsync("msbuild", "-t:ComputeContainerConfig", "-p:DesignTimeBuild=true", "-p:ContainerBaseImage=localhost:1/none", "-v:n");

        result.AssertSucceeds();
        Assert.DoesNotContain("_SecretSafe", result.Log, result.Log);
    }

    [TestMethod]
    public async Task SolutionAuditsItsAppAlone()
    {
        using var workspace = new Workspace(context).AddConsole(
                "<ProjectReference Include=\"lib/lib.csproj\" /><Compile Remove=\"lib/**;tests/**\" />")
            .Add("lib/lib.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><UseSharedCompilation>false</UseSharedCompilation></PropertyGroup>
                  <ItemGroup>{Workspace.PackageReference}</ItemGroup>
                </Project>
                """)
            .Add("lib/Library.cs", "namespace Lib; public static class Library;")
            .Add("tests/tests.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><IsTestProject>true</IsTestProject><IsPublishable>false</IsPublishable>
                    <UseAppHost>false</UseAppHost><UseSharedCompilation>false</UseSharedCompilation>
                  </PropertyGroup>
                  <ItemGroup>{Workspace.PackageReference}</ItemGroup>
                </Project>
                """)
            .Add("tests/Program.cs", "System.Console.WriteLine();")
            .Add("all.slnx", """<Solution><Project Path="app.csproj" /><Project Path="lib/lib.csproj" /><Project Path="tests/tests.csproj" /></Solution>""");

        var result = await workspace.RunAsync("publish", "all.slnx", "-t:PublishContainer");

        result.AssertSucceeds();
        Assert.IsTrue(File.Exists(workspace.Archive), result.Log);
        Assert.HasCount(3, result.Log.Split("SecretSafe: no leak in"), "one gate and one audit: " + result.Log);
    }
}
