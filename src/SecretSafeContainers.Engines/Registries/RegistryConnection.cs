using System.Net;
using System.Net.Http.Headers;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>One repository of one registry: sends requests below <c>/v2/</c> and answers its challenges with the login that was found for it.</summary>
/// <remarks><see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md"/></remarks>
internal sealed class RegistryConnection : IDisposable
{
    private readonly RegistryReference reference;
    private readonly RegistryAccess access;
    private readonly RegistryTransport transport;
    private readonly TokenService tokens;
    private readonly string scope;
    private Uri endpoint;
    private bool isReached;
    private AuthenticationHeaderValue? authorization;
    private CredentialSearch? search;

    /// <param name="reference">The image; any of its repository.</param>
    /// <param name="access">How to reach it.</param>
    /// <exception cref="SecretSafeException">The registry's name is no host (SSC4001).</exception>
    public RegistryConnection(RegistryReference reference, RegistryAccess access)
    {
        this.reference = access.Reach(reference);
        this.access = access;
        endpoint = this.reference.Endpoint;
        transport = new RegistryTransport(this.reference, access);
        tokens = new TokenService(this.reference, transport, access.Times);
        scope = $"repository:{reference.Repository}:{(access.Purpose == RegistryPurpose.Deletion ? "pull,push,delete" : "pull")}";
    }

    /// <summary>Times of the access.</summary>
    public RegistryTimes Times => access.Times;

    /// <summary>GETs a path of the repository. The caller disposes the answer.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public Task<HttpResponseMessage> GetAsync(string path, IReadOnlyCollection<string> accept, long from, CancellationToken cancellationToken) =>
        SendAsync(new RegistryRequest(HttpMethod.Get, endpoint) { Accept = accept, From = from }, path, cancellationToken);

    /// <summary>Asks for the headers of a path of the repository. The caller disposes the answer.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public Task<HttpResponseMessage> HeadAsync(string path, IReadOnlyCollection<string> accept, CancellationToken cancellationToken) =>
        SendAsync(new RegistryRequest(HttpMethod.Head, endpoint) { Accept = accept }, path, cancellationToken);

    /// <summary>Deletes a path of the repository: the only request that is not one to read. The caller disposes the answer.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public Task<HttpResponseMessage> DeleteAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new RegistryRequest(HttpMethod.Delete, endpoint), path, cancellationToken);

    /// <summary>What an answer other than success means.</summary>
    public string Explain(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ExplainRefusal((int)response.StatusCode),
        HttpStatusCode.TooManyRequests => "the registry has had too many requests (429)",
        HttpStatusCode.NotFound => "the registry does not have it (404)",
        var status => $"the registry answered {(int)status}",
    };

    /// <inheritdoc/>
    public void Dispose() => transport.Dispose();

    private string ExplainRefusal(int status)
    {
        var note = search?.Note is { } text ? $"; {text}" : "";
        return search?.Credential is { } credential
            ? $"the registry does not accept the login from {credential.Source} for this ({status}){note}"
            : $"the registry asks for a login, and there is none for {reference.Registry} ({status}){note}";
    }

    private async Task<HttpResponseMessage> SendAsync(RegistryRequest request, string path, CancellationToken cancellationToken)
    {
        var response = await SendFirstAsync(request, path, cancellationToken).ConfigureAwait(false);

        // A challenge counts only if it is the registry's own: not that of a storage to which it redirected.
        if (response.StatusCode != HttpStatusCode.Unauthorized || !RegistryRequest.IsSameOrigin(endpoint, response.RequestMessage!.RequestUri!))
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
        return await transport.SendAsync(At(request, path), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A registry that may be reached by plain http may all the same speak TLS: seen at the first answer.</summary>
    private async Task<HttpResponseMessage> SendFirstAsync(RegistryRequest request, string path, CancellationToken cancellationToken)
    {
        if (isReached || endpoint.Scheme == Uri.UriSchemeHttps)
        {
            return await transport.SendAsync(At(request, path), cancellationToken).ConfigureAwait(false);
        }

        SecretSafeException? failure = null;
        try
        {
            var response = await transport.SendAsync(At(request, path), cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.BadRequest)
            {
                isReached = true;
                return response;
            }

            response.Dispose();
        }
        catch (SecretSafeException broken) when (broken.InnerException is HttpRequestException { HttpRequestError: not HttpRequestError.ConnectionError and not HttpRequestError.NameResolutionError })
        {
            failure = broken;
        }

        return await SendSecurelyAsync(request, path, failure, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendSecurelyAsync(RegistryRequest request, string path, SecretSafeException? failure, CancellationToken cancellationToken)
    {
        var plain = endpoint;
        endpoint = new UriBuilder(plain) { Scheme = Uri.UriSchemeHttps, Port = plain.IsDefaultPort ? 443 : plain.Port }.Uri;
        try
        {
            var response = await transport.SendAsync(At(request, path), cancellationToken).ConfigureAwait(false);
            isReached = true;
            return response;
        }
        catch (SecretSafeException)
        {
            endpoint = plain;
            if (failure is not null)
            {
                throw failure;
            }

            throw;
        }
    }

    private RegistryRequest At(RegistryRequest request, string path) =>
        request with { Uri = new Uri(endpoint, $"{reference.Repository}/{path}"), Authorization = authorization };

    private async Task<AuthenticationHeaderValue?> AuthorizeAsync(HttpHeaderValueCollection<AuthenticationHeaderValue> challenges, CancellationToken cancellationToken)
    {
        search = await access.Logins.FindAsync(reference, access.Purpose, cancellationToken).ConfigureAwait(false);
        var credential = search.Credential;
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
