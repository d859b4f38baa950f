using System.Collections.Concurrent;
using System.ComponentModel;
using System.Text.RegularExpressions;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>A docker command line, and what it can do.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Defect">Why it cannot build with BuildKit; null if it can.</param>
/// <param name="HasBuildx">True if it builds through the buildx plugin, false if BuildKit's client is built in.</param>
/// <param name="HasRawJson">True if it can tell its progress as JSON.</param>
internal sealed partial record DockerProgram(string Path, string? Defect, bool HasBuildx, bool HasRawJson)
{
    /// <summary>Both probes take some 30 ms; a machine under load needs longer.</summary>
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The first buildx with <c>--progress rawjson</c>; its own help does not say so.</summary>
    private static readonly Version RawJson = new(0, 13);

    private static readonly ConcurrentDictionary<string, DockerProgram> Known = new(StringComparer.Ordinal);

    /// <summary>What a client is told besides its arguments.</summary>
    public static IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>
    {
        // Without it an older client builds without BuildKit, and leaks.
        ["DOCKER_BUILDKIT"] = "1",
        ["DOCKER_CLI_HINTS"] = "false",
        ["PROGRESS_NO_TRUNC"] = "1",
        // Else the metadata file holds the build arguments.
        ["BUILDX_METADATA_PROVENANCE"] = "disabled",
    };

    /// <summary>
    /// Asks every docker of the path and of the usual folders what it can do, until one can build with BuildKit. Answers are kept for the life of the process.
    /// </summary>
    /// <returns>Those that were asked; only the last can be without a defect. None if there is no docker.</returns>
    public static async Task<IReadOnlyList<DockerProgram>> FindAsync(string? path, CancellationToken cancellationToken)
    {
        var asked = new List<DockerProgram>();
        foreach (var file in Files(path))
        {
            // Plugins lie in the folder of the configuration.
            var key = $"{file}\n{System.Environment.GetEnvironmentVariable("DOCKER_CONFIG")}\n{File.GetLastWriteTimeUtc(file).Ticks}";
            if (!Known.TryGetValue(key, out var program))
            {
                program = await ProbeAsync(file, cancellationToken).ConfigureAwait(false);
                Known.TryAdd(key, program);
            }

            asked.Add(program);
            if (program.Defect is null)
            {
                break;
            }
        }

        return asked;
    }

    private static IEnumerable<string> Files(string? path)
    {
        var folders = (path ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(System.IO.Path.IsPathFullyQualified);
        string[] usual = OperatingSystem.IsWindows()
            ? [System.IO.Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.ProgramFiles), "Docker", "Docker", "resources", "bin")]
            : ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/Applications/Docker.app/Contents/Resources/bin"];
        return folders.Concat(usual)
            .Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "docker.exe" : "docker"))
            .Distinct(StringComparer.Ordinal)
            .Where(File.Exists);
    }

    private static async Task<DockerProgram> ProbeAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var help = await AskAsync(file, ["build", "--help"], cancellationToken).ConfigureAwait(false);
            var usage = Usage().Match(help.Output).Groups["program"].Value;
            return usage is "podman" ? new(file, "is podman under docker's name", false, false)
                : help.ExitCode != 0 ? new(file, "has no BuildKit (the buildx plugin is missing or broken)", false, false)
                : !help.Output.Contains("--secret ", StringComparison.Ordinal) ? new(file, "is too old for BuildKit", false, false)
                : !help.Output.Contains("--metadata-file ", StringComparison.Ordinal) ? new(file, null, false, false)
                : new(file, null, true, await HasRawJsonAsync(file, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception failure) when (failure is Win32Exception or TimeoutException)
        {
            return new(file, failure is TimeoutException ? "does not answer" : "cannot be started", false, false);
        }
    }

    private static async Task<bool> HasRawJsonAsync(string file, CancellationToken cancellationToken)
    {
        // "github.com/docker/buildx v0.29.1 a32761a", or "... 0.13.1+ds1 ..."
        var answer = await AskAsync(file, ["buildx", "version"], cancellationToken).ConfigureAwait(false);
        return Release().Match(answer.Output) is { Success: true } release && Version.TryParse(release.Groups["version"].Value, out var version) && version >= RawJson;
    }

    private static Task<ChildAnswer> AskAsync(string file, string[] arguments, CancellationToken cancellationToken) =>
        new ChildProcess(file, arguments) { Environment = Environment }.RunAsync(ProbeTimeout, cancellationToken);

    [GeneratedRegex(@"[Uu]sage:\s+(?<program>[a-z]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Usage();

    [GeneratedRegex(@" v?(?<version>[0-9]+\.[0-9]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Release();
}
