using System.ComponentModel;
using System.Diagnostics;

namespace SecretSafeContainers.Testing.Engines;

/// <summary>The command line of a real engine, by which tests build, load and delete images.</summary>
/// <param name="program">Its program.</param>
public sealed class EngineClient(string program)
{
    private static readonly Lazy<EngineClient?> FoundDocker = new(FindDocker);
    private static readonly Lazy<EngineClient?> FoundPodman = new(() => Usable(new EngineClient("podman"), "info"));
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Its program.</summary>
    public string Program => program;

    /// <summary>Docker with BuildKit and an engine that answers, or null.</summary>
    public static EngineClient? DockerOrNone => FoundDocker.Value;

    /// <summary>Podman with a store that works, or null.</summary>
    public static EngineClient? PodmanOrNone => FoundPodman.Value;

    /// <summary>For tests that ask for it with <see cref="NeedsDockerAttribute"/>.</summary>
    public static EngineClient Docker => DockerOrNone!;

    /// <summary>For tests that ask for it with <see cref="NeedsPodmanAttribute"/>.</summary>
    public static EngineClient Podman => PodmanOrNone!;

    /// <summary>An image with a shell.</summary>
    public static string BaseImage => Environment.GetEnvironmentVariable("SSC_BASE_IMAGE") is { Length: > 0 } named ? named : "busybox:latest";

    /// <summary>A name for an image that no other test uses.</summary>
    public static string NewName() => $"localhost/secretsafe-test:{Guid.NewGuid():N}";

    /// <summary>Runs a command that must succeed.</summary>
    /// <returns>What it printed.</returns>
    public string Run(params IReadOnlyList<string> arguments) => Run(arguments, null, null);

    /// <summary>Runs a command that must succeed.</summary>
    /// <param name="arguments">The command.</param>
    /// <param name="folder">Where, or null.</param>
    /// <param name="environment">More variables, or null.</param>
    /// <param name="input">What it reads, or null.</param>
    /// <returns>What it printed.</returns>
    public string Run(IReadOnlyList<string> arguments, string? folder, IReadOnlyDictionary<string, string?>? environment, byte[]? input = null)
    {
        var (exitCode, output) = Execute(arguments, folder, environment, input);
        return exitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{program} {arguments[0]} exited with {exitCode}: {output}");
    }

    /// <summary>Loads an archive and gives what is in it a name of the test's own.</summary>
    /// <returns>The image's id.</returns>
    public string Load(byte[] archive, string name)
    {
        // "Loaded image: localhost/test:latest", "Loaded image ID: sha256:...", podman also "Loaded image(s): ..."
        var loaded = Run(["load"], null, null, archive).Split('\n')[^1].Split(": ", 2)[1].Trim();
        Run("tag", loaded, name);
        return Run("image", "inspect", "--format", "{{.Id}}", name);
    }

    /// <summary>Removes names; it does not matter if there are none.</summary>
    public void Forget(params IReadOnlyList<string> names) => Execute(["rmi", .. names], null, null, null);

    private static EngineClient? FindDocker()
    {
        var named = Environment.GetEnvironmentVariable("DOCKER_CLI");
        string[] programs = string.IsNullOrEmpty(named) ? ["docker", "/usr/bin/docker"] : [named];
        return programs.Select(program => Usable(Usable(new EngineClient(program), "version"), "build", "--help")).FirstOrDefault(client => client is not null);
    }

    private static EngineClient? Usable(EngineClient? client, params string[] command)
    {
        try
        {
            return client?.Execute(command, null, null, null).ExitCode == 0 ? client : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private (int ExitCode, string Output) Execute(IReadOnlyList<string> arguments, string? folder, IReadOnlyDictionary<string, string?>? environment, byte[]? input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOCKER_BUILDKIT"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input ?? []);
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output.Result : output.Result + error.Result);
    }
}
