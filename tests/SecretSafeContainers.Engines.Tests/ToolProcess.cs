using System.Diagnostics;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests;

/// <summary>The tool in a process of its own, with a folder for temporary files that nobody else uses.</summary>
internal sealed class ToolProcess : IDisposable
{
    // <root>/shared/Microsoft.NETCore.App/<version>/
    private static readonly string Host = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private readonly TemporaryFolder temporary = new();
    private readonly TemporaryFolder caches = new();
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    private ToolProcess(string tool, IReadOnlyDictionary<string, string?> environment, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Host, [tool, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TMPDIR"] = temporary.FullPath;
        // A test depends on no other, nor on the user's own cache.
        start.Environment["XDG_CACHE_HOME"] = caches.FullPath;
        // The runtime's own sockets and pipes would lie there too.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Where the tool was built, with all that it needs: a test project's own folder lacks what the test's frameworks bring.</summary>
    public static string Folder { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        AppContext.BaseDirectory, "..", "..", "SecretSafeContainers.Cli", System.IO.Path.GetFileName(AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar))));

    /// <summary>The tool's program.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Folder, "secretsafe.dll");

    /// <summary>What it has left, or holds, in its folder for temporary files.</summary>
    public IReadOnlyList<string> TemporaryFiles => [.. Directory.EnumerateFileSystemEntries(temporary.FullPath).Select(System.IO.Path.GetFileName)!];

    public static ToolProcess Start(IReadOnlyDictionary<string, string?> environment, params IReadOnlyList<string> arguments) => new(Path, environment, arguments);

    public static ToolProcess StartAt(string tool, IReadOnlyDictionary<string, string?> environment, params IReadOnlyList<string> arguments) => new(tool, environment, arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string[] arguments, Dictionary<string, string> environment, CancellationToken cancellationToken)
    {
        using var tool = Start(environment.ToDictionary(variable => variable.Key, string? (variable) => variable.Value), arguments);
        return await tool.EndAsync(cancellationToken);
    }

    /// <summary>Sends Ctrl+C.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Ends it without giving it a chance to clean up.</summary>
    public void Kill() => process.Kill();

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Output)> EndAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await error);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        temporary.Dispose();
        caches.Dispose();
    }
}
