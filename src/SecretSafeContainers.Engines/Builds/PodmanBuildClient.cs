using System.Diagnostics;
using System.Globalization;
using SecretSafeContainers.Engines.Local;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>Builds with podman's buildah.</summary>
/// <param name="program">The program.</param>
/// <param name="engine">The store of the same program.</param>
internal sealed class PodmanBuildClient(string program, PodmanEngine engine) : BuildClient(engine)
{
    private const string MarkId = "secretsafe.build";

    /// <summary>Buildah looks through all images for cached steps, and fails when another process deletes any of them meanwhile. No step of the build has run then.</summary>
    private const string LostRace = "checking if cached image exists";
    private const int Attempts = 4;

    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override string CacheNote =>
        "podman's store still holds the intermediate images of this build, and with them what leaked; 'podman image prune -f' removes all images without a name";

    /// <summary>What podman's own temporary files default to: the layers of a build may be too large for memory.</summary>
    private protected override string? TemporaryParent =>
        string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable("TMPDIR")) && Directory.Exists("/var/tmp") ? "/var/tmp" : null;

    private protected override SecretHandOver HandOver(IReadOnlyList<BuildSecret> secrets) => SecretHandOver.ToPodman(secrets);

    private protected override async Task<int> RunAsync(
        BuildRequest request, BuildFolder folder, SecretHandOver handOver, BuildJournal journal, CancellationToken cancellationToken)
    {
        var client = new ChildProcess(
            program,
            [
                "build", "--file", request.IsFolder ? folder.Dockerfile : "-",
                .. folder.IgnoreFile is null ? Array.Empty<string>() : ["--ignorefile", folder.IgnoreFile],
                .. Arguments(request, folder, request.Network), .. handOver.Arguments,
                // Offered, and mounted by no step: podman notes it with each container of the build.
                "--secret", $"id={MarkId},src={folder.Dockerfile}", request.Context,
            ])
        {
            Environment = EnvironmentOf(request, handOver.Environment, [KeyValuePair.Create("TMPDIR", (string?)folder.Temporary)]),
            Input = request.IsFolder ? default : request.Text,
        };
        for (var attempt = 1; ; attempt++)
        {
            var steps = new PodmanProgress.StepCount();
            var exitCode = await client.RunAsync(
                new PodmanProgress(journal, steps, stream: 1).ReadAsync, new PodmanProgress(journal, steps, stream: 2).ReadAsync, cancellationToken).ConfigureAwait(false);
            if (exitCode != 0 && attempt < Attempts && steps.LastError.Contains(LostRace, StringComparison.Ordinal))
            {
                continue;
            }

            if (exitCode != 0)
            {
                journal.Fail(steps.Key, steps.LastError);
            }

            return exitCode;
        }
    }

    /// <summary>A killed podman leaves the containers of its steps behind. They are told from those of other builds by what this build alone was offered.</summary>
    private protected override async Task CleanAsync(BuildFolder folder, CancellationToken cancellationToken)
    {
        EndSteps(folder);
        var store = await AskAsync(["info", "--format", "{{.Store.GraphRoot}}/{{.Store.GraphDriverName}}-containers"], cancellationToken).ConfigureAwait(false);
        var containers = await AskAsync(["ps", "--all", "--external", "--no-trunc", "--format", "{{.ID}}"], cancellationToken).ConfigureAwait(false);
        foreach (var id in containers.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(id => id.All(char.IsAsciiHexDigitLower)))
        {
            var state = Path.Combine(store, id, "userdata", "buildah.json");
            if (File.Exists(state) && (await File.ReadAllTextAsync(state, cancellationToken).ConfigureAwait(false)).Contains(folder.Dockerfile, StringComparison.Ordinal))
            {
                await AskAsync(["rm", "--force", "--", id], cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A step outlives its podman, in a process that is no child of it any more.</summary>
    private static void EndSteps(BuildFolder folder)
    {
        // A process id may be another's by now. The system counts its start in hundredths of a second since it booted itself.
        var began = Directory.GetCreationTime(folder.Temporary) - TimeSpan.FromSeconds(1);
        foreach (var bundle in Directory.EnumerateDirectories(folder.Temporary, "buildah*"))
        {
            var file = Path.Combine(bundle, "pid");
            if (File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                End(id, began);
            }
        }
    }

    private static void End(int id, DateTime began)
    {
        try
        {
            using var step = Process.GetProcessById(id);
            if (step.StartTime >= began)
            {
                step.Kill(entireProcessTree: true);
            }
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private async Task<string> AskAsync(string[] arguments, CancellationToken cancellationToken) =>
        (await new ChildProcess(program, arguments).RunAsync(AnswerTimeout, cancellationToken).ConfigureAwait(false)).Output;
}
