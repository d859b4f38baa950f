using System.Net;
using System.Net.Http.Headers;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>One repository of one registry: sends requests below <c>/v2/</c> and answers its challenges with the login that was found for it.</summary>
/// <remarks><see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md"/></remarks>
internal sealed class RegistryConnection : IDisposable
{
    private readonly RegistryAccess access;
    private readonly RegistryRoute route;
    private readonly string repository;
    private readonly string scope;
    private AuthenticationHeaderValue? authorization;
    private CredentialSearch? search;

    /// <param name="reference">The image; any of its repository.</param>
    /// <param name="access">How to reach it.</param>
    /// <exception cref="SecretSafeException">The registry's name is no host (SSC4001).</exception>
    public RegistryConnection(RegistryReference reference, RegistryAccess access)
    {
        this.access = access;
        route = new RegistryRoute(access.Reach(reference), access);
        repository = reference.Repository;
        scope = $"repository:{reference.Repository}:{(access.Purpose == RegistryPurpose.Deletion ? "pull,push,delete" : "pull")}";
    }

    /// <summary>Times of the access.</summary>
    public RegistryTimes Times => access.Times;

    /// <summary>GETs a path of the repository. The caller disposes the answer.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public Task<HttpResponseMessage> GetAsync(string path, IReadOnlyCollection<string> accept, long from, CancellationToken cancellationToken) =>
        SendAsync(new RegistryRequest(HttpMethod.Get, route.Endpoint) { Accept = accept, From = from }, path, cancellationToken);

    /// <summary>Asks for the headers of a path of the repository. The caller disposes the answer.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public Task<HttpResponseMessage> HeadAsync(string path, IReadOnlyCollection<string> accept, CancellationToken cancellationToken) =>
        SendAsync(new RegistryRequest(HttpMethod.Head, route.Endpoint) { Accept = accept }, path, cancellationToken);

    /// <summary>Deletes a path of the repository: the only request that is not one to read. The caller disposes the answer.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public Task<HttpResponseMessage> DeleteAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new RegistryRequest(HttpMethod.Delete, route.Endpoint), path, cancellationToken);

    /// <summary>What an answer other than success means.</summary>
    public string Explain(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ExplainRefusal((int)response.StatusCode),
        HttpStatusCode.TooManyRequests => "the registry has had too many requests (429)",
        HttpStatusCode.NotFound => "the registry does not have it (404)",
        var status => $"the registry answered {(int)status}",
    };

    /// <inheritdoc/>
    public void Dispose() => route.Dispose();

    private string ExplainRefusal(int status)
    {
        var note = search?.Note is { } text ? $"; {text}" : "";
        return search?.Credential is { } credential
            ? $"the registry does not accept the login from {credential.Source} for this ({status}){note}"
            : $"the registry asks for a login, and there is none for {route.Reference.Registry} ({status}){note}";
    }

    private async Task<HttpResponseMessage> SendAsync(RegistryRequest request, string path, CancellationToken cancellationToken)
    {
        var response = await route.SendAsync(endpoint => At(request, endpoint, path), cancellationToken).ConfigureAwait(false);

        // A challenge counts only if it is the registry's own: not that of a storage to which it redirected.
        if (response.StatusCode != HttpStatusCode.Unauthorized || !RegistryRequest.IsSameOrigin(route.Endpoint, response.RequestMessage!.RequestUri!))
        {
            return response;
        }

        try
        {
            authorization = await AuthorizeAsync(response.Headers.WwwAuthenticate, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        if (authorization is null)
        {
            return response;
        }

        response.Dispose();
        return await route.SendAsync(endpoint => At(request, endpoint, path), cancellationToken).ConfigureAwait(false);
    }

    private RegistryRequest At(RegistryRequest request, Uri endpoint, string path) =>
        request with { Uri = new Uri(endpoint, $"{repository}/{path}"), Authorization = authorization };

    private async Task<AuthenticationHeaderValue?> AuthorizeAsync(HttpHeaderValueCollection<AuthenticationHeaderValue> challenges, CancellationToken cancellationToken)
    {
        search = await access.Logins.FindAsync(route.Reference, access.Purpose, cancellationToken).ConfigureAwait(false);
        var credential = search.Credential;
        var tokens = new TokenService(route.Reference, route.Transport, access.Times);
        if (BearerChallenge.Of(challenges) is { } bearer)
        {
            // An outdated login must not hide what everybody may read.
            return (credential is null ? null : await tokens.GetAsync(bearer, scope, credential, cancellationToken).ConfigureAwait(false))
                ?? await tokens.GetAsync(bearer, scope, null, cancellationToken).ConfigureAwait(false);
        }

        var asksForBasic = challenges.Any(challenge => challenge.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase));
        return asksForBasic && credential is { IsIdentityToken: false } ? credential.ToBasic() : null;
    }
}
