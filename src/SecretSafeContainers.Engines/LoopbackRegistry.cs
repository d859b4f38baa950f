using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SecretSafeContainers.Diagnostics;

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
    private readonly IAsyncDisposable? content;
    private readonly CancellationTokenSource stopping = new();

    private LoopbackRegistry(HttpListener listener, int port, IReadOnlyDictionary<string, RegistryAnswer> answers, IAsyncDisposable? content)
    {
        this.listener = listener;
        this.answers = answers;
        this.content = content;
        Address = $"localhost:{port.ToString(CultureInfo.InvariantCulture)}";
        Serving = ServeAsync();
    }

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <summary>Ends when the registry was disposed.</summary>
    internal Task Serving { get; }

    /// <summary>Starts serving on a free port.</summary>
    /// <param name="answers">What to answer, by path.</param>
    /// <param name="content">Where the answers' bytes lie, or null; disposed with the registry, and left to the caller when this throws.</param>
    /// <exception cref="SecretSafeException">No port could be opened (SSC3001).</exception>
    public static LoopbackRegistry Start(IReadOnlyDictionary<string, RegistryAnswer> answers, IAsyncDisposable? content = null)
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
                return new LoopbackRegistry(listener, port, answers, content);
            }
            catch (Exception failure) when (failure is HttpListenerException or SocketException)
            {
                listener?.Close();
                last = failure;
            }
        }

        throw new SecretSafeException(DiagnosticCodes.LoopbackRegistry, "localhost", last!.Message, last);
    }

    /// <summary>Stops serving. What is being sent is broken off.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
        listener.Close();
        content?.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

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
                await new LoopbackAnswer(context).WriteAsync(answer, stopping.Token).ConfigureAwait(false);
            }

            // Close, not dispose: dispose breaks the connection, on which the client may be sending its next request already (seen in 8 of 100).
            response.Close();
        }
        catch (Exception failure) when (
            failure is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException or OperationCanceledException or SecretSafeException)
        {
            // The client went away, the build ended or the bytes cannot be read: an answer that is not whole must not look like one.
            context.Response.Abort();
        }
    }
}
