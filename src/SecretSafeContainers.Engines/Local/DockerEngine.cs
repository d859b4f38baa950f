using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Models;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Local;

/// <summary>Docker, over its Engine API; and whatever else speaks it, such as podman's socket.</summary>
/// <param name="endpoint">Its address; null for what docker's own client would use: <c>DOCKER_HOST</c>, else the current context, else the default socket or pipe.</param>
/// <remarks>The only type that knows Docker.DotNet, whose assemblies are loaded when one is made. <see href="https://docs.docker.com/reference/api/engine/"/></remarks>
public sealed class DockerEngine(Uri? endpoint = null) : LocalEngine
{
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(5);

    /// <summary>An engine under load takes seconds to look something up, not minutes.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Docker's classic store copies the whole image to disk before it sends the first byte: a minute for each 10 GB on a slow disk.</summary>
    private static readonly TimeSpan StallTimeout = TimeSpan.FromMinutes(5);

    private DockerClient? client;

    /// <inheritdoc/>
    public override string Name => "docker";

    /// <summary>Its address; null for what docker's own client would use.</summary>
    internal Uri? Endpoint => endpoint;

    /// <inheritdoc/>
    public override async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(
                ProbeTimeout,
                async (docker, token) =>
                {
                    await docker.System.PingAsync(token).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override async Task<EngineImage?> InspectAsync(string name, CancellationToken cancellationToken)
    {
        var found = await UnlessAbsentAsync((docker, token) => docker.Images.InspectImageAsync(Demand(name), token), cancellationToken).ConfigureAwait(false);
        return found is null
            ? null
            : Digest.TryParse(found.ID, out var id) ? new EngineImage(id, [.. found.RepoTags ?? []]) : throw Refusal("it does not say the image's id");
    }

    /// <inheritdoc/>
    /// <remarks>In docker's containerd store an image is its names.</remarks>
    public override Task<bool> ForgetsUnnamedAsync(CancellationToken cancellationToken) => CallAsync(
        AnswerTimeout,
        async (docker, token) => (await docker.System.GetSystemInfoAsync(token).ConfigureAwait(false))
            .DriverStatus?.Any(fact => fact is ["driver-type", "io.containerd.snapshotter.v1", ..]) == true,
        cancellationToken);

    /// <summary>True if it has a network for containers; one that was started without has none for the steps of a build either.</summary>
    internal Task<bool> HasBridgeAsync(CancellationToken cancellationToken) => CallAsync(
        AnswerTimeout,
        async (docker, token) => (await docker.Networks.ListNetworksAsync(new NetworksListParameters(), token).ConfigureAwait(false))
            .Any(network => network.Name is "bridge" or "nat"),
        cancellationToken);

    /// <inheritdoc/>
    public override Task TagAsync(Digest id, string name, CancellationToken cancellationToken)
    {
        var colon = Demand(name).LastIndexOf(':');
        var isTagged = colon > name.LastIndexOf('/');
        var tag = new ImageTagParameters { RepositoryName = isTagged ? name[..colon] : name, Tag = isTagged ? name[(colon + 1)..] : "latest" };
        return CallAsync(
            AnswerTimeout,
            async (docker, token) =>
            {
                await docker.Images.TagImageAsync(id.ToString(), tag, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public override Task UntagAsync(string name, CancellationToken cancellationToken) => DeleteAsync(Demand(name), cancellationToken);

    /// <inheritdoc/>
    public override async Task RemoveAsync(Digest id, CancellationToken cancellationToken)
    {
        // Docker itself would remove an image with one name by its id, and the name with it.
        if (await InspectAsync(id.ToString(), cancellationToken).ConfigureAwait(false) is { Tags: [var name, ..] })
        {
            throw Refusal($"the image {id} still has the name {name}");
        }

        await DeleteAsync(id.ToString(), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        client?.Dispose();
        base.Dispose(disposing);
    }

    private protected override async Task SaveAsync(Digest id, string reference, ArchiveSpool spool, CancellationToken cancellationToken)
    {
        Stream archive;
        try
        {
            archive = await CallAsync(StallTimeout, (docker, token) => docker.Images.SaveImageAsync(id.ToString(), token), cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure) when (failure.InnerException is DockerApiException)
        {
            throw await SaveFailureAsync(id, reference, $"docker could not save it: {failure.Why}", failure, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure) when (failure.InnerException is { } cause && ConnectionFailure.Is(cause))
        {
            throw Broken(reference, cause);
        }

        await using var _ = archive.ConfigureAwait(false);
        try
        {
            await spool.FillAsync(archive, StallTimeout, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (ConnectionFailure.Is(failure))
        {
            throw Broken(reference, failure);
        }
    }

    private static SecretSafeException Broken(string reference, Exception cause) =>
        new(DiagnosticCodes.Malformed, reference, "the connection to docker broke while it saved the image; is docker still running?", cause);

    private static SecretSafeException Refusal(string why, Exception? cause = null) => new(DiagnosticCodes.NotFound, "docker", why, cause);

    private async Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        await UnlessAbsentAsync((docker, token) => docker.Images.DeleteImageAsync(name, new ImageDeleteParameters(), token), cancellationToken).ConfigureAwait(false);

    private async Task<T?> UnlessAbsentAsync<T>(Func<DockerClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await CallAsync(AnswerTimeout, call, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure) when (failure.InnerException is DockerImageNotFoundException)
        {
            return null;
        }
    }

    private async Task<T> CallAsync<T>(TimeSpan within, Func<DockerClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(within);
        try
        {
            client ??= Connect();
            return await call(client, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw Refusal($"docker did not answer in {within.TotalSeconds:0} s", failure);
        }
        catch (DockerApiException failure) when (EngineMessage.Of(failure.ResponseBody).Length == 0)
        {
            throw Refusal($"what answers at docker's address is not docker (it says {(int)failure.StatusCode})");
        }
        catch (DockerApiException failure)
        {
            throw Refusal($"docker answers {(int)failure.StatusCode}: {EngineMessage.Of(failure.ResponseBody)}", failure);
        }
        catch (JsonException failure)
        {
            throw Refusal("what answers at docker's address is not docker", failure);
        }
        catch (Exception failure) when (ConnectionFailure.Is(failure))
        {
            throw Refusal($"docker does not answer ({ConnectionFailure.CauseOf(failure)}); start it, or set DOCKER_HOST to where it listens", failure);
        }
    }

    private DockerClient Connect()
    {
        try
        {
            var builder = new DockerClientBuilder();
            return (endpoint is null ? builder : builder.WithEndpoint(endpoint)).WithTimeout(Timeout.InfiniteTimeSpan).Build();
        }
        catch (Exception failure) when (failure is DockerConfigurationException or SshDockerEndpointNotSupportedException
            or UriFormatException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw Refusal($"docker's address cannot be used ({failure.GetType().Name}); set DOCKER_HOST to unix://, npipe:// or tcp://", failure);
        }
    }
}
