using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines;

/// <summary>A read-only registry on this machine's loopback interface that serves a fixed set of answers until it is disposed.</summary>
/// <remarks>
/// Only GET and HEAD of known paths; anything else is 404 or 405. The SDK speaks plain http to <c>localhost</c> without configuration, and to no other loopback name.
/// <see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md"/>
/// </remarks>
public sealed class LoopbackRegistry : IDisposable
{
    /// <summary>Another process can take a free port before we listen on it; so many ports are tried.</summary>
    private const int Attempts = 8;

    private readonly HttpListener listener;
    private readonly IReadOnlyDictionary<string, RegistryAnswer> answers;

    private LoopbackRegistry(HttpListener listener, int port, IReadOnlyDictionary<string, RegistryAnswer> answers)
    {
        this.listener = listener;
        this.answers = answers;
        Address = $"localhost:{port.ToString(CultureInfo.InvariantCulture)}";
        Serving = ServeAsync();
    }

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <summary>Ends when the registry was disposed.</summary>
    internal Task Serving { get; }

    /// <summary>Starts serving on a free port.</summary>
    /// <param name="answers">What to answer, by path.</param>
    /// <exception cref="SecretSafeException">No port could be opened (SSC3001).</exception>
    public static LoopbackRegistry Start(IReadOnlyDictionary<string, RegistryAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Exception? last = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            HttpListener? listener = null;
            try
            {
                var port = FreePort();
                listener = new HttpListener { Prefixes = { $"http://localhost:{port.ToString(CultureInfo.InvariantCulture)}/" } };
                listener.Start();
                return new LoopbackRegistry(listener, port, answers);
            }
            catch (Exception failure) when (failure is HttpListenerException or SocketException)
            {
                listener?.Close();
                last = failure;
            }
        }

        throw new SecretSafeException(DiagnosticCodes.LoopbackRegistry, "localhost", last!.Message, last);
    }

    /// <summary>Stops serving.</summary>
    public void Dispose() => listener.Close();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext request;
            try
            {
                request = await listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The listener was closed: the documented ways in which a pending accept ends.
                return;
            }

            _ = AnswerAsync(request);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var response = context.Response;
            var method = context.Request.HttpMethod;
            if (method is not ("GET" or "HEAD"))
            {
                response.StatusCode = (int)HttpStatusCode.MethodNotAllowed;
            }
            else if (context.Request.Url is not { } url || !answers.TryGetValue(url.AbsolutePath, out var answer))
            {
                response.StatusCode = (int)HttpStatusCode.NotFound;
            }
            else
            {
                response.ContentType = answer.MediaType;
                response.ContentLength64 = answer.Body.Length;
                response.Headers["Docker-Content-Digest"] = Digest.OfBytes(answer.Body.Span).ToString();
                if (method == "GET")
                {
                    await response.OutputStream.WriteAsync(answer.Body).ConfigureAwait(false);
                }
            }

            // Close, not dispose: dispose breaks the connection, on which the client may be sending its next request already (seen in 8 of 100).
            response.Close();
        }
        catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // The client went away or the build ended; either way nobody waits for this answer.
        }
    }
}
