using System.Net;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>One repository of one registry: sends requests below <c>/v2/</c> and answers its challenges with the login that was found for it.</summary>
/// <remarks><see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md"/></remarks>
internal sealed class RegistryConnection : IDisposable
{
    private readonly RegistryAccess access;
    private readonly RegistryRoute route;
    private readonly string repository;
    private readonly RegistryAuthorization authorization;

    // Layers are read at the same time. Their requests go out one after the other, so that a challenge is answered once; their bodies arrive together.
    private readonly SemaphoreSlim turn = new(1);

    /// <param name="reference">The image; any of its repository.</param>
    /// <param name="access">How to reach it.</param>
    /// <exception cref="SecretSafeException">The registry's name is no host (SSC4001).</exception>
    public RegistryConnection(RegistryReference reference, RegistryAccess access)
    {
        this.access = access;
        route = new RegistryRoute(access.Reach(reference), access);
        repository = reference.Repository;
        authorization = new RegistryAuthorization(route, access);
    }

    /// <summary>Times of the access.</summary>
    public RegistryTimes Times => access.Times;

    /// <summary>GETs a path of the repository; several threads may. The caller disposes the answer.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public async Task<HttpResponseMessage> GetAsync(string path, IReadOnlyCollection<string> accept, long from, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await SendAsync(path, new RegistryRequest(HttpMethod.Get, route.Endpoint) { Accept = accept, From = from }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Asks whether a path of the repository is there, and for its headers. The caller disposes the answer.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public Task<HttpResponseMessage> HeadAsync(string path, IReadOnlyCollection<string> accept, CancellationToken cancellationToken) =>
        SendAsync(path, new RegistryRequest(HttpMethod.Head, route.Endpoint) { Accept = accept }, cancellationToken);

    /// <summary>Deletes a path of the repository. The caller disposes the answer.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public Task<HttpResponseMessage> DeleteAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(path, new RegistryRequest(HttpMethod.Delete, route.Endpoint), cancellationToken);

    /// <summary>POSTs nothing to a path of the repository: so an upload begins. The caller disposes the answer.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public Task<HttpResponseMessage> PostAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(path, new RegistryRequest(HttpMethod.Post, route.Endpoint), cancellationToken);

    /// <summary>PUTs a document to a path of the repository. The caller disposes the answer.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public Task<HttpResponseMessage> PutAsync(string path, RegistryBody body, CancellationToken cancellationToken) =>
        SendAsync(path, new RegistryRequest(HttpMethod.Put, route.Endpoint) { Body = body }, cancellationToken);

    /// <summary>PUTs a blob where the registry said, in one attempt. The login goes along only within the registry's own origin. The caller disposes the answer.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public Task<HttpResponseMessage> UploadAsync(Uri place, RegistryBody body, CancellationToken cancellationToken) => SendAsync(
        endpoint => new RegistryRequest(HttpMethod.Put, place)
        {
            Body = body,
            IsRepeatable = false,
            Authorization = RegistryRequest.IsSameOrigin(endpoint, place) ? authorization.Header : null,
        },
        cancellationToken);

    /// <summary>Where an answer says that an upload goes on, or null if it does not say.</summary>
    /// <exception cref="SecretSafeException">It leads where no request may go (SSC4001).</exception>
    public Uri? PlaceOf(HttpResponseMessage response) =>
        response.Headers.Location is { } location ? route.Transport.Allowed(response.RequestMessage!.RequestUri!, location) : null;

    /// <summary>What an answer other than success means.</summary>
    public string Explain(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => authorization.ExplainRefusal((int)response.StatusCode),
        HttpStatusCode.TooManyRequests => "the registry has had too many requests (429)",
        HttpStatusCode.NotFound => "the registry does not have it (404)",
        var status => $"the registry answered {(int)status}",
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        route.Dispose();
        turn.Dispose();
    }

    private Task<HttpResponseMessage> SendAsync(string path, RegistryRequest request, CancellationToken cancellationToken) => SendAsync(
        endpoint => request with { Uri = new Uri(endpoint, $"{repository}/{path}"), Authorization = authorization.Header }, cancellationToken);

    /// <summary>Sends a request, and once more with a login when the registry asks for one.</summary>
    /// <param name="request">Made anew for each time: scheme and login may have changed meanwhile.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private async Task<HttpResponseMessage> SendAsync(Func<Uri, RegistryRequest> request, CancellationToken cancellationToken)
    {
        var response = await route.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // A challenge counts only if it is the registry's own: not that of a storage to which it redirected.
        if (response.StatusCode != HttpStatusCode.Unauthorized || !RegistryRequest.IsSameOrigin(route.Endpoint, response.RequestMessage!.RequestUri!))
        {
            return response;
        }

        try
        {
            if (!await authorization.TryAnswerAsync(response.Headers.WwwAuthenticate, cancellationToken).ConfigureAwait(false))
            {
                return response;
            }
        }
        catch
        {
            response.Dispose();
            throw;
        }

        response.Dispose();
        return await route.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
