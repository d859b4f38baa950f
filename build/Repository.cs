namespace SecretSafeContainers.Build;

/// <summary>Where things lie in this repository.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The project of the package.</summary>
    public static string PackageProject => In("nuget", "SecretSafeContainers.Package.csproj");

    /// <summary>The project of the tool.</summary>
    public static string ToolProject => In("src", "SecretSafeContainers.Cli", "SecretSafeContainers.Cli.csproj");

    /// <summary>The project of the benchmarks of parts.</summary>
    public static string BenchmarkProject => In("tests", "SecretSafeContainers.Benchmarks", "SecretSafeContainers.Benchmarks.csproj");

    /// <summary>The tool as a Release build leaves it.</summary>
    public static string BuiltTool => In("artifacts", "bin", "SecretSafeContainers.Cli", "release", "secretsafe.dll");

    /// <summary>A path below the root.</summary>
    public static string In(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        // This program lies in artifacts/bin; the current directory helps where the output was moved elsewhere.
        string[] starts = [AppContext.BaseDirectory, Environment.CurrentDirectory];
        foreach (var start in starts)
        {
            for (string? folder = Path.TrimEndingDirectorySeparator(start); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "SecretSafeContainers.sln")))
                {
                    return folder;
                }
            }
        }

        throw new StepFailedException("SecretSafeContainers.sln was found neither above the current directory nor above this program.");
    }
}
