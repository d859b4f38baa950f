namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class RepositoryLayout(TestContext context)
{
    [TestMethod]
    public async Task WithCentralPackageManagementIsAudited()
    {
        using var workspace = new Workspace(context).AddWeb(Leak.Settings).Add("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="SecretSafeContainers" Version="[{PackageUnderTest.Version}]" /></ItemGroup>
            </Project>
            """);
        workspace.Add("app.csproj", (await File.ReadAllTextAsync(workspace.In("app.csproj"), context.CancellationToken))
            .Replace($"Version=\"[{PackageUnderTest.Version}]\"", "", StringComparison.Ordinal));

        (await workspace.PublishAsync()).AssertFailsWith("SSC2002");
    }

    [TestMethod]
    public async Task WithAGlobalPackageReferenceIsAudited()
    {
        using var workspace = new Workspace(context).AddWeb(Leak.Settings).Add("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><GlobalPackageReference Include="SecretSafeContainers" Version="[{PackageUnderTest.Version}]" /></ItemGroup>
            </Project>
            """);
        workspace.Add("app.csproj", (await File.ReadAllTextAsync(workspace.In("app.csproj"), context.CancellationToken))
            .Replace(Workspace.PackageReference, "", StringComparison.Ordinal));

        (await workspace.PublishAsync()).AssertFailsWith("SSC2002");
    }

    [TestMethod]
    public async Task WithDirectoryBuildPropsTakesSettingsFromThere()
    {
        using var workspace = new Workspace(context).AddWeb(Leak.Settings).Add("Directory.Build.props", $"""
            <Project>
              <PropertyGroup><SecretSafeLevel>critical</SecretSafeLevel></PropertyGroup>
              <ItemGroup>{Workspace.PackageReference}</ItemGroup>
            </Project>
            """);
        workspace.Add("app.csproj", (await File.ReadAllTextAsync(workspace.In("app.csproj"), context.CancellationToken))
            .Replace(Workspace.PackageReference, "", StringComparison.Ordinal));

        var result = await workspace.PublishAsync();

        result.AssertSucceeds();
        Assert.Contains("warning SSC2002:", result.Log, result.Log);
    }

    [TestMethod]
    public async Task WithTheReferenceInALibraryAuditsTheAppThatUsesIt()
    {
        const string items = """
            <ProjectReference Include="lib/lib.csproj" />
            <Compile Remove="lib/**" />
            <Content Include=".env" CopyToPublishDirectory="Always" />
            """;
        using var workspace = new Workspace(context).AddConsole(items, reference: " ")
            .Add(".env", $"DEPLOY={Leak.Token}\n")
            .Add("lib/lib.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><UseSharedCompilation>false</UseSharedCompilation></PropertyGroup>
                  <ItemGroup><PackageReference Include="SecretSafeContainers" Version="[{PackageUnderTest.Version}]" /></ItemGroup>
                </Project>
                """)
            .Add("lib/Library.cs", "namespace Lib; public static class Library;");

        (await workspace.PublishAsync()).AssertFailsWith("SSC2002");
    }
}
