using System.Net;
using System.Net.Sockets;
using SecretSafeContainers.Engines;

namespace SecretSafeContainers.Tasks.Tests;

/// <summary>A registry on loopback that may ask for a token, which it gives to everybody.</summary>
internal sealed class TokenRegistry : IDisposable
{
    private const string Token = "everybody";
    private readonly HttpListener listener;
    private readonly Dictionary<string, RegistryAnswer> answers;
    private readonly bool needsToken;

    public TokenRegistry(Dictionary<string, RegistryAnswer> answers, bool needsToken)
    {
        (this.answers, this.needsToken) = (answers, needsToken);
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"localhost:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        listener = new HttpListener { Prefixes = { $"http://{Address}/" } };
        listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                Answer(context.Request, context.Response);
            }
        }
        catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private void Answer(HttpListenerRequest request, HttpListenerResponse response)
    {
        var path = request.Url!.AbsolutePath;
        if (path == "/token")
        {
            response.StatusCode = request.QueryString["scope"] == "repository:base:pull" && request.QueryString["service"] == "test, registry" ? 200 : 400;
            response.OutputStream.Write(System.Text.Encoding.ASCII.GetBytes($$"""{"token":"{{Token}}"}"""));
        }
        else if (needsToken && request.Headers["Authorization"] != $"Bearer {Token}")
        {
            response.StatusCode = 401;
            response.Headers["WWW-Authenticate"] = $"Bearer realm=\"http://{Address}/token\",service=\"test, registry\",scope=\"repository:base:pull\"";
        }
        else if (answers.TryGetValue(path, out var answer))
        {
            response.ContentType = answer.MediaType;
            response.OutputStream.Write(answer.Body.Span);
        }
        else
        {
            response.StatusCode = 404;
        }

        // Close, not dispose: dispose breaks the connection, on which the client may be sending its next request already.
        response.Close();
    }
}
