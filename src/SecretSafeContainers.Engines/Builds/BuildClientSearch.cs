using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>Looks for a builder that keeps secrets, and says what is there if there is none.</summary>
/// <param name="path">The value of <c>PATH</c>.</param>
internal sealed class BuildClientSearch(string? path)
{
    private const string Advice = "install docker's buildx plugin (docker-buildx, docker-buildx-plugin), Debian's docker.io, or podman";

    private readonly List<string> found = [];

    /// <summary>Finds one. The caller disposes it.</summary>
    /// <exception cref="SecretSafeException">See <see cref="BuildClient.FindAsync"/>.</exception>
    public async Task<BuildClient> FindAsync(Builder builder, CancellationToken cancellationToken) =>
        (builder == Builder.Podman ? null : await FindDockerAsync(mustAnswer: builder == Builder.Docker, cancellationToken).ConfigureAwait(false))
        ?? (builder == Builder.Docker ? null : await FindPodmanAsync(cancellationToken).ConfigureAwait(false))
        ?? throw new SecretSafeException(DiagnosticCodes.NoBuilder, builder.ToString().ToLowerInvariant(), $"{string.Join("; ", found)}. To build, {Advice}");

    private async Task<BuildClient?> FindDockerAsync(bool mustAnswer, CancellationToken cancellationToken)
    {
        var programs = await DockerProgram.FindAsync(path, cancellationToken).ConfigureAwait(false);
        found.AddRange(programs.Count == 0 ? ["docker is not installed"] : programs.Select(program => $"{program.Path} {program.Defect ?? "can build"}"));
        if (programs is not [.., { Defect: null } usable])
        {
            return null;
        }

        var engine = new DockerEngine();
        if (await engine.AnswersAsync(cancellationToken).ConfigureAwait(false))
        {
            return new DockerBuildClient(usable, engine);
        }

        engine.Dispose();
        found[^1] = $"{usable.Path} can build, but its engine does not answer";
        return mustAnswer
            ? throw new SecretSafeException(DiagnosticCodes.EngineFailed, "docker", "its engine does not answer; start it, or set DOCKER_HOST to where it listens")
            : null;
    }

    private async Task<BuildClient?> FindPodmanAsync(CancellationToken cancellationToken)
    {
        var engine = new PodmanEngine();
        if (await engine.AnswersAsync(cancellationToken).ConfigureAwait(false))
        {
            return new PodmanBuildClient("podman", engine);
        }

        engine.Dispose();
        found.Add("podman is not installed, or does not answer");
        return null;
    }
}
