using System.Net;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>How one registry is reached: by https, or by plain http where that is allowed to it.</summary>
internal sealed class RegistryRoute : IDisposable
{
    private readonly RegistryAccess access;
    private bool isReached;

    /// <param name="reference">The image; any of the registry.</param>
    /// <param name="access">How to reach it.</param>
    /// <exception cref="SecretSafeException">The registry's name is no host (SSC4001).</exception>
    public RegistryRoute(RegistryReference reference, RegistryAccess access)
    {
        this.access = access;
        Reference = reference;
        Endpoint = reference.Endpoint;
        Transport = new RegistryTransport(reference, access);
    }

    /// <summary>The image, with what is known of its registry.</summary>
    public RegistryReference Reference { get; private set; }

    /// <summary>Where the registry's API starts.</summary>
    public Uri Endpoint { get; private set; }

    /// <summary>Sends requests.</summary>
    public RegistryTransport Transport { get; private set; }

    /// <summary>The answer to a request; the first one shows how the registry is reached. The caller disposes it.</summary>
    /// <param name="request">Makes the request from where the registry's API starts.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public async Task<HttpResponseMessage> SendAsync(Func<Uri, RegistryRequest> request, CancellationToken cancellationToken)
    {
        if (isReached)
        {
            return await Transport.SendAsync(request(Endpoint), cancellationToken).ConfigureAwait(false);
        }

        if (Endpoint.Scheme != Uri.UriSchemeHttps)
        {
            return await SendPlainlyAsync(request, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var response = await Transport.SendAsync(request(Endpoint), cancellationToken).ConfigureAwait(false);
            isReached = true;
            return response;
        }
        catch (SecretSafeException broken) when (broken.InnerException is HttpRequestException { HttpRequestError: not HttpRequestError.NameResolutionError })
        {
            if (!await access.Daemon.IsInsecureAsync(Reference.Registry, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }

        CallInsecure();
        return await SendPlainlyAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => Transport.Dispose();

    /// <summary>From now on any certificate will do, and plain http.</summary>
    private void CallInsecure()
    {
        Reference = Reference with { InsecureRegistries = [.. Reference.InsecureRegistries, Reference.Registry] };
        Endpoint = Reference.Endpoint;
        Transport.Dispose();
        Transport = new RegistryTransport(Reference, access);
    }

    /// <summary>A registry that may be reached by plain http may all the same speak TLS.</summary>
    private async Task<HttpResponseMessage> SendPlainlyAsync(Func<Uri, RegistryRequest> request, CancellationToken cancellationToken)
    {
        SecretSafeException? failure = null;
        try
        {
            var response = await Transport.SendAsync(request(Endpoint), cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.BadRequest)
            {
                isReached = true;
                return response;
            }

            response.Dispose();
        }
        catch (SecretSafeException broken) when (broken.InnerException is HttpRequestException cause && MaySpeakTls(cause.HttpRequestError))
        {
            failure = broken;
        }

        return await SendSecurelyAsync(request, failure, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where the name says no port, TLS has another one than plain http.</summary>
    private bool MaySpeakTls(HttpRequestError error) =>
        error != HttpRequestError.NameResolutionError && (error != HttpRequestError.ConnectionError || Endpoint.IsDefaultPort);

    private async Task<HttpResponseMessage> SendSecurelyAsync(Func<Uri, RegistryRequest> request, SecretSafeException? failure, CancellationToken cancellationToken)
    {
        var plain = Endpoint;
        Endpoint = new UriBuilder(plain) { Scheme = Uri.UriSchemeHttps, Port = plain.IsDefaultPort ? 443 : plain.Port }.Uri;
        try
        {
            var response = await Transport.SendAsync(request(Endpoint), cancellationToken).ConfigureAwait(false);
            isReached = true;
            return response;
        }
        catch (SecretSafeException)
        {
            Endpoint = plain;
            if (failure is not null)
            {
                throw failure;
            }

            throw;
        }
    }
}
