namespace SecretSafeContainers.Package.Tests;

/// <summary>The package as it ships, packed once for the whole run, in a feed and with a packages folder of its own.</summary>
[TestClass]
public sealed class PackageUnderTest
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"secretsafe-package-{Guid.NewGuid():n}");

    /// <summary>A version that no cache has seen.</summary>
    public static string Version { get; } = $"0.0.1-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    /// <summary>The only package source of the test projects.</summary>
    public static string Feed => Path.Combine(Folder, "feed");

    /// <summary>Where the test projects' packages are unpacked.</summary>
    public static string Packages => Path.Combine(Folder, "packages");

    /// <summary>Where restores lock and unpack.</summary>
    public static string Scratch => Path.Combine(Folder, "scratch");

    [AssemblyInitialize]
    public static async Task PackAsync(TestContext context)
    {
        Directory.CreateDirectory(Packages);
        Directory.CreateDirectory(Scratch);
        var project = Path.Combine(RepositoryRoot(), "nuget", "SecretSafeContainers.Package.csproj");
        // PackageVersion, not Version: the assemblies stay those that the repository's own build made.
        string[] arguments = ["pack", project, "-c", "Release", "-o", Feed, $"-p:PackageVersion={Version}", "-v:q"];
        var packed = await Dotnet.RunAsync(RepositoryRoot(), arguments, new Dictionary<string, string>(), context.CancellationToken);
        packed.AssertSucceeds();

        // Unpacked once before the tests run side by side: each has a temp folder of its own, and there NuGet keeps its locks.
        using var first = new Workspace(context).AddConsole();
        (await first.RunAsync("restore")).AssertSucceeds();
    }

    [AssemblyCleanup]
    public static void Delete() => Directory.Delete(Folder, recursive: true);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SecretSafeContainers.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
