using System.Net;
using System.Net.Http.Headers;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Sends requests: waits for an answer with a bound, tries again what may pass, follows redirects by hand.</summary>
internal sealed class RegistryTransport : IDisposable
{
    /// <summary>Redirects of one request. Registries use one, to their blob storage.</summary>
    private const int MaxRedirects = 5;

    private readonly RegistryReference reference;
    private readonly RegistryTimes times;
    private readonly CertificateCheck certificates;
    private readonly HttpClient http;

    public RegistryTransport(RegistryReference reference, RegistryAccess access)
    {
        this.reference = reference;
        times = access.Times;
        certificates = new CertificateCheck(reference, access.CertificateFolders);
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = times.Connect,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            Credentials = null,
            PreAuthenticate = false,
            Proxy = new ExemptProxy(HttpClient.DefaultProxy),
            MaxResponseDrainSize = 64 * 1024,
            MaxResponseHeadersLength = 64,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = certificates.Accept;
        http = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("SecretSafeContainers", "1"));
    }

    /// <summary>The answer to a request, after redirects. The caller disposes it.</summary>
    /// <exception cref="SecretSafeException">There is none (SSC4001).</exception>
    public async Task<HttpResponseMessage> SendAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            var response = await SendWithPatienceAsync(request, cancellationToken).ConfigureAwait(false);
            if (!IsRedirect(request.Method, response.StatusCode) || response.Headers.Location is not { } location)
            {
                return response;
            }

            using (response)
            {
                if (redirects == MaxRedirects)
                {
                    throw Unreachable($"it redirects more than {MaxRedirects} times");
                }

                request = request.At(Allowed(request.Uri, location));
            }
        }
    }

    /// <summary>Where a redirect, or the place for an upload, leads. Not repeated in messages: the address of a blob in a storage carries a signature that opens it.</summary>
    /// <exception cref="SecretSafeException">It leads where no request may go (SSC4001).</exception>
    public Uri Allowed(Uri from, Uri location)
    {
        var to = location.IsAbsoluteUri ? location : new Uri(from, location);
        if (to.Scheme != Uri.UriSchemeHttps && to.Scheme != Uri.UriSchemeHttp)
        {
            throw Unreachable("it redirects to something that is not http");
        }

        var isDowngrade = from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp;
        return !isDowngrade || (RegistryReference.IsLoopbackHost(from) && RegistryReference.IsLoopbackHost(to))
            ? to
            : throw Unreachable($"it redirects from https to plain http ({to.Host})");
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>The older redirects turn whatever was asked into a GET, so what writes does not follow them; nor does what deletes follow any.</summary>
    private static bool IsRedirect(HttpMethod method, HttpStatusCode status) => status switch
    {
        HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => method != HttpMethod.Delete,
        HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther => method == HttpMethod.Get || method == HttpMethod.Head,
        _ => false,
    };

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private async Task<HttpResponseMessage> SendWithPatienceAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        var start = Environment.TickCount64;
        for (var attempt = 1; ; attempt++)
        {
            var isLast = !request.IsRepeatable || attempt >= times.Attempts || Environment.TickCount64 - start >= times.Retrying.TotalMilliseconds;
            TimeSpan? asked = null;
            try
            {
                var response = await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
                if (isLast || !IsPassing(response.StatusCode))
                {
                    return response;
                }

                asked = response.Headers.RetryAfter is { } retry ? retry.Delta ?? retry.Date - DateTimeOffset.UtcNow : null;
                response.Dispose();
            }
            catch (HttpRequestException failure)
            {
                if (isLast || !IsBroken(failure))
                {
                    throw Unreachable(Explain(failure), failure);
                }
            }

            await Task.Delay(times.DelayAfter(attempt, asked), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var patience = request.Body is null ? times.Answer : times.Commit;
        using var message = request.ToMessage(() => limit.CancelAfter(patience));
        limit.CancelAfter(patience);
        try
        {
            return await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable("it did not answer in time", failure);
        }
    }

    /// <summary>True if a connection stood and broke: the next one may not.</summary>
    private static bool IsBroken(HttpRequestException failure) =>
        failure.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.HttpProtocolError
        || (failure.HttpRequestError is HttpRequestError.Unknown && failure.InnerException is IOException);

    private string Explain(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name is not known",
        HttpRequestError.ConnectionError => "nothing answers there",
        HttpRequestError.SecureConnectionError => certificates.Refusal ?? "no secure connection could be made",
        HttpRequestError.ProxyTunnelError => "the proxy refuses to connect to it",
        HttpRequestError.ResponseEnded => "it broke the connection off",
        _ => $"its answer cannot be understood ({failure.HttpRequestError})",
    };

    private SecretSafeException Unreachable(string why, Exception? cause = null) =>
        new(DiagnosticCodes.NotFound, reference.ToString(), $"the registry cannot be reached: {why}", cause);
}
