using System.Net;
using System.Net.Http.Headers;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines;

/// <summary>An HTTP client for one registry that has no credential to give; it fetches the anonymous token that public registries ask for.</summary>
/// <remarks><see href="https://distribution.github.io/distribution/spec/auth/token/"/></remarks>
internal sealed class AnonymousClient : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Until the headers of an answer are here.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    private readonly RegistryReference reference;
    private readonly HttpClient http;
    private AuthenticationHeaderValue? token;

    public AnonymousClient(RegistryReference reference)
    {
        this.reference = reference;
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = ConnectTimeout,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            Credentials = null,
            PreAuthenticate = false,
            MaxAutomaticRedirections = 5,
        };
        http = new HttpClient(handler, disposeHandler: true) { Timeout = AnswerTimeout };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("SecretSafeContainers", "1"));
    }

    /// <summary>GETs a path under <c>/v2/</c>, with an anonymous token if the registry asks for one. The caller disposes the answer.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached or does not answer in time (SSC4001).</exception>
    public async Task<HttpResponseMessage> GetAsync(string path, IReadOnlyCollection<string> accept, CancellationToken cancellationToken)
    {
        var uri = new Uri(reference.Endpoint, path);
        var response = await SendAsync(uri, accept, token, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || BearerChallenge.Of(response.Headers.WwwAuthenticate) is not { } challenge)
        {
            return response;
        }

        response.Dispose();
        token = await FetchTokenAsync(challenge, cancellationToken).ConfigureAwait(false);
        return await SendAsync(uri, accept, token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a whole body of at most so many bytes.</summary>
    /// <exception cref="SecretSafeException">It is longer (SSC4007), or ends early (SSC4003).</exception>
    public async Task<byte[]> ReadBoundedAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        var what = response.RequestMessage?.RequestUri?.GetLeftPart(UriPartial.Path) ?? reference.ToString();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(AnswerTimeout);
        try
        {
            var body = await response.Content.ReadAsStreamAsync(timeout.Token).ConfigureAwait(false);
            await using var stream = body.ConfigureAwait(false);
            using var whole = new MemoryStream();
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await body.ReadAsync(buffer, timeout.Token).ConfigureAwait(false)) > 0)
            {
                if (whole.Length + read > limit)
                {
                    throw new SecretSafeException(DiagnosticCodes.LimitReached, what, $"it is longer than {limit:N0} bytes");
                }

                whole.Write(buffer, 0, read);
            }

            return whole.ToArray();
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            throw new SecretSafeException(DiagnosticCodes.Malformed, what, "the registry's answer ended early", failure);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SecretSafeException(DiagnosticCodes.Malformed, what, "the registry's answer did not arrive in time", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<AuthenticationHeaderValue?> FetchTokenAsync(BearerChallenge challenge, CancellationToken cancellationToken)
    {
        var secure = challenge.Realm.Scheme == Uri.UriSchemeHttps || reference.IsPlainHttp;
        if (!secure)
        {
            throw new SecretSafeException(DiagnosticCodes.NotFound, reference.ToString(), "the registry asks for a token over plain http");
        }

        using var response = await SendAsync(challenge.TokenUri($"repository:{reference.Repository}:pull"), [], null, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        var json = await ReadBoundedAsync(response, BearerChallenge.TokenBytes, cancellationToken).ConfigureAwait(false);
        return BearerChallenge.ReadToken(json) is { } value ? new AuthenticationHeaderValue("Bearer", value) : null;
    }

    private async Task<HttpResponseMessage> SendAsync(
        Uri uri, IReadOnlyCollection<string> accept, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Authorization = authorization;
        foreach (var mediaType in accept)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(mediaType));
        }

        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException failure)
        {
            throw new SecretSafeException(DiagnosticCodes.NotFound, reference.ToString(), $"the registry cannot be reached ({failure.HttpRequestError})", failure);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SecretSafeException(DiagnosticCodes.NotFound, reference.ToString(), "the registry did not answer in time", failure);
        }
    }
}
