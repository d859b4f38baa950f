using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>Builds with docker's BuildKit, through the client that was found.</summary>
/// <param name="program">The client.</param>
/// <param name="engine">The engine that the client talks to.</param>
internal sealed class DockerBuildClient(DockerProgram program, DockerEngine engine) : BuildClient(engine)
{
    /// <summary>The network of a RUN that has none: BuildKit fails where it would have to make one and the engine has no bridge.</summary>
    private const string NoNetwork = "none";

    /// <inheritdoc/>
    public override string CacheNote =>
        "docker's build cache still holds the layers of this build, and with them what leaked; 'docker builder prune -af' removes the whole cache";

    /// <summary>Leads the client to the engine that was given, and not to that of its current context.</summary>
    private Dictionary<string, string?> Address => engine.Endpoint is null ? [] : new() { ["DOCKER_HOST"] = engine.Endpoint.ToString(), ["DOCKER_CONTEXT"] = null };

    private protected override SecretHandOver HandOver(IReadOnlyList<BuildSecret> secrets) => SecretHandOver.ToDocker(secrets);

    private protected override async Task<int> RunAsync(
        BuildRequest request, BuildFolder folder, SecretHandOver handOver, BuildJournal journal, CancellationToken cancellationToken)
    {
        if (!request.IsFolder && !program.HasBuildx)
        {
            throw new SecretSafeException(
                DiagnosticCodes.NoBuilder, request.Dockerfile, $"{program.Path} takes a context from a URL only with a Dockerfile that lies there; install docker-buildx, or use a folder");
        }

        var network = request.Network;
        if (network is null && !await engine.HasBridgeAsync(cancellationToken).ConfigureAwait(false))
        {
            network = NoNetwork;
            journal.Say("docker has no bridge network: the steps run without a network (--network none)");
        }

        BuildProgress progress = program.HasRawJson ? new RawJsonProgress(journal) : new PlainProgress(journal);
        var client = new ChildProcess(
            program.Path,
            [
                "build", "--progress", program.HasRawJson ? "rawjson" : "plain", "--file", request.IsFolder ? folder.Dockerfile : "-",
                .. program.HasBuildx ? ["--load", "--metadata-file", folder.MetadataFile] : Array.Empty<string>(),
                .. Arguments(request, folder, network), .. handOver.Arguments, request.Context,
            ])
        {
            Environment = EnvironmentOf(request, DockerProgram.Environment, Address, handOver.Environment),
            // A context that is fetched has its own .dockerignore, and takes the Dockerfile like this.
            Input = request.IsFolder ? default : request.Text,
        };
        return await client.RunAsync((output, token) => output.CopyToAsync(Stream.Null, token), progress.ReadAsync, cancellationToken).ConfigureAwait(false);
    }
}
