using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Local;

/// <summary>Podman, through its command line: its service need not run.</summary>
/// <param name="program">The program; by default the one on the path.</param>
/// <remarks><see href="https://docs.podman.io/en/latest/Commands.html"/></remarks>
public sealed class PodmanEngine(string program = "podman") : LocalEngine
{
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Podman takes a lock on its store; a build that holds it needs seconds, not minutes.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Podman compresses all layers before it writes the first byte.</summary>
    private static readonly TimeSpan StallTimeout = TimeSpan.FromMinutes(10);

    private const int Attempts = 4;
    private static readonly TimeSpan AttemptDelay = TimeSpan.FromMilliseconds(100);

    private readonly EngineCommand command = new(program);

    /// <inheritdoc/>
    public override string Name => "podman";

    /// <inheritdoc/>
    public override async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await command.RunAsync(["version", "--format", "{{.Client.Version}}"], ProbeTimeout, cancellationToken).ConfigureAwait(false)).ExitCode == 0;
        }
        catch (SecretSafeException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override async Task<EngineImage?> InspectAsync(string name, CancellationToken cancellationToken)
    {
        Demand(name);
        for (var attempt = 1; ; attempt++)
        {
            // The whole of an inspection holds history and environment; these two are all that is needed.
            var answer = await command.RunAsync(
                ["image", "inspect", "--format", "{{.Id}}{{range .RepoTags}} {{.}}{{end}}", "--", name], AnswerTimeout, cancellationToken).ConfigureAwait(false);
            if (answer.ExitCode == 0)
            {
                return Parse(answer.Output);
            }

            var exists = await command.RunAsync(["image", "exists", "--", name], AnswerTimeout, cancellationToken).ConfigureAwait(false);
            if (exists.ExitCode == 1)
            {
                return null;
            }

            // Podman looks through all images, and fails when another process deletes any of them meanwhile.
            if (attempt == Attempts)
            {
                throw Refusal(answer);
            }

            await Task.Delay(AttemptDelay, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override Task<bool> ForgetsUnnamedAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    /// <inheritdoc/>
    public override async Task TagAsync(Digest id, string name, CancellationToken cancellationToken) =>
        Demand(await command.RunAsync(["tag", "--", id.Hex, Demand(name)], AnswerTimeout, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task UntagAsync(string name, CancellationToken cancellationToken)
    {
        if (await InspectAsync(name, cancellationToken).ConfigureAwait(false) is not null)
        {
            Demand(await command.RunAsync(["rmi", "--", name], AnswerTimeout, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <inheritdoc/>
    public override async Task RemoveAsync(Digest id, CancellationToken cancellationToken)
    {
        switch (await InspectAsync(id.Hex, cancellationToken).ConfigureAwait(false))
        {
            case null:
                return;
            case { Tags: [var name, ..] }:
                throw new SecretSafeException(DiagnosticCodes.NotFound, Name, $"the image {id} still has the name {name}");
            default:
                Demand(await command.RunAsync(["rmi", "--", id.Hex], AnswerTimeout, cancellationToken).ConfigureAwait(false));
                return;
        }
    }

    private protected override async Task SaveAsync(Digest id, string reference, ArchiveSpool spool, CancellationToken cancellationToken)
    {
        // The other format would be a conversion: with another config than the one that is stored, and without what it has no place for.
        var type = await command.RunAsync(["image", "inspect", "--format", "{{.ManifestType}}", "--", id.Hex], AnswerTimeout, cancellationToken).ConfigureAwait(false);
        var format = MediaTypes.DockerManifest == type.Output ? "docker-archive" : "oci-archive";
        var answer = await command.SaveAsync(["save", "--quiet", "--format", format, "--", id.Hex], spool, StallTimeout, cancellationToken).ConfigureAwait(false);
        if (answer.ExitCode != 0)
        {
            throw await SaveFailureAsync(id, reference, $"podman could not save it: {answer.Error}", cause: null, cancellationToken).ConfigureAwait(false);
        }
    }

    private static EngineImage Parse(string output) =>
        output.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var id, .. var tags] && Digest.TryParse($"sha256:{id}", out var digest)
            ? new EngineImage(digest, [.. tags])
            : throw new SecretSafeException(DiagnosticCodes.NotFound, "podman", "podman's answer cannot be understood");

    private static void Demand(ChildAnswer answer)
    {
        if (answer.ExitCode != 0)
        {
            throw Refusal(answer);
        }
    }

    private static SecretSafeException Refusal(ChildAnswer answer) => new(DiagnosticCodes.NotFound, "podman", $"podman fails: {answer.Error}");
}
