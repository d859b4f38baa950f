using System.Diagnostics;

namespace SecretSafeContainers.Build;

/// <summary>A child process: its output goes to the console as it comes, it ends when this program is cancelled, and no shell is involved.</summary>
/// <param name="file">The program.</param>
/// <param name="arguments">Its arguments, never a secret: every user of the machine can read them. Secrets go through <see cref="Environment"/>.</param>
internal sealed class Child(string file, params IReadOnlyList<string> arguments)
{
    /// <summary>Where it runs; the repository's root unless told.</summary>
    public string WorkingDirectory { get; init; } = Repository.Root;

    /// <summary>Variables to set over the inherited ones; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Receives each line of its output; without it the child writes to the console itself.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>False to keep lines that <see cref="OnLine"/> receives off the console.</summary>
    public bool Echo { get; init; } = true;

    /// <summary>Is called some fifty times a second while the child runs.</summary>
    public Action<Process>? OnPoll { get; init; }

    /// <summary>The .NET host that runs this program, or the one on the path.</summary>
    public static string DotNet { get; } = FindDotNet();

    /// <summary>A <c>dotnet</c> command.</summary>
    public static Child OfDotNet(params IReadOnlyList<string> arguments) => new(DotNet, arguments);

    /// <summary>Runs it to its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Describe() };
        process.OutputDataReceived += (_, line) => Receive(line.Data);
        process.ErrorDataReceived += (_, line) => Receive(line.Data);
        process.Start();
        try
        {
            if (OnLine is not null)
            {
                process.BeginOutputReadLine();
                process.BeginErrorReadLine();
            }

            await WaitAsync(process, cancellationToken);
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Runs it to its end and insists on success.</summary>
    /// <exception cref="StepFailedException">It exited with something else than 0.</exception>
    public async Task MustSucceedAsync(CancellationToken cancellationToken)
    {
        var exitCode = await RunAsync(cancellationToken);
        if (exitCode != 0)
        {
            throw new StepFailedException($"{Path.GetFileName(file)} {string.Join(' ', arguments)} exited with {exitCode}", exitCode);
        }
    }

    private async Task WaitAsync(Process process, CancellationToken cancellationToken)
    {
        var exit = process.WaitForExitAsync(cancellationToken);
        while (OnPoll is not null && await Task.WhenAny(exit, Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken)) != exit)
        {
            OnPoll(process);
        }

        await exit;
    }

    private void Receive(string? line)
    {
        if (line is null)
        {
            return;
        }

        // Output and error come on two threads.
        lock (arguments)
        {
            OnLine?.Invoke(line);
            if (Echo)
            {
                Console.WriteLine(line);
            }
        }
    }

    private ProcessStartInfo Describe()
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = WorkingDirectory,
            RedirectStandardOutput = OnLine is not null,
            RedirectStandardError = OnLine is not null,
        };

        // "dotnet run" hands its own MSBuild's settings down; a child must find its own.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        // Nodes that outlive a build would hold our temporary folders and our output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        if (Path.IsPathFullyQualified(DotNet))
        {
            // What the launcher of an installed tool looks for where .NET lies in an unusual place.
            start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(DotNet);
        }

        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static string FindDotNet()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var runtime = System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory();
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        var host = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(host) ? host : "dotnet";
    }
}
