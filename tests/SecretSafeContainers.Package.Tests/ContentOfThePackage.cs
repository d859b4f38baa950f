using System.IO.Compression;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class ContentOfThePackage
{
    private static readonly string[] Expected =
    [
        "README.md", "icon.png", "docs/README.md",
        "build/SecretSafeContainers.props", "build/SecretSafeContainers.targets",
        "buildTransitive/SecretSafeContainers.props", "buildTransitive/SecretSafeContainers.targets",
        "tasks/net10.0/SecretSafeContainers.Tasks.deps.json", "tasks/net10.0/SecretSafeContainers.Tasks.dll",
        "tasks/net10.0/NuGet.Configuration.dll", "tasks/net10.0/NuGet.Common.dll",
        "tasks/net10.0/SecretSafeContainers.Engines.dll", "tasks/net10.0/SecretSafeContainers.dll", "tasks/net10.0/SharpCompress.dll", "tasks/net10.0/Tomlyn.dll",
    ];

    [TestMethod]
    public void IsTheTasksWithTheirDependenciesAndNoLibrary()
    {
        using var package = ZipFile.OpenRead(Path.Combine(PackageUnderTest.Feed, $"SecretSafeContainers.{PackageUnderTest.Version}.nupkg"));
        var names = package.Entries.Select(entry => entry.FullName).ToList();

        CollectionAssert.IsSubsetOf(Expected, names);
        Assert.DoesNotContain(name => name.StartsWith("lib/", StringComparison.Ordinal), names);
        Assert.DoesNotContain(name => name.Contains("Microsoft.Build", StringComparison.Ordinal), names);
    }

    [TestMethod]
    public void DeclaresNoDependencies()
    {
        using var package = ZipFile.OpenRead(Path.Combine(PackageUnderTest.Feed, $"SecretSafeContainers.{PackageUnderTest.Version}.nupkg"));
        using var reader = new StreamReader(package.GetEntry("SecretSafeContainers.nuspec")!.Open());
        var specification = reader.ReadToEnd();

        Assert.DoesNotContain("<dependency ", specification);
        Assert.Contains("<developmentDependency>true</developmentDependency>", specification);
    }
}
