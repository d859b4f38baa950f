using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SecretSafeContainers.Testing.Registries;

/// <summary>Stands before a real registry on loopback and hands everything on, but for what a test lets it answer itself.</summary>
public sealed class RegistryFront : IDisposable
{
    private readonly HttpListener listener;
    private readonly HttpClient http = new();
    private readonly string registry;
    private readonly Func<string, string, int?> answer;

    /// <param name="registry">Host and port of the real one.</param>
    /// <param name="answer">From method and path to a status that is answered instead, or null.</param>
    public RegistryFront(string registry, Func<string, string, int?> answer)
    {
        this.registry = registry;
        this.answer = answer;
        for (var attempt = 1; ; attempt++)
        {
            Address = $"localhost:{FreePort()}";
            listener = new HttpListener { Prefixes = { $"http://{Address}/" } };
            try
            {
                listener.Start();
                break;
            }
            catch (HttpListenerException) when (attempt < 8)
            {
                // Somebody else took the port between its choice and its use.
            }
        }

        _ = ServeAsync();
    }

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <summary>What it was asked, in order: method and path.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose()
    {
        listener.Close();
        http.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                _ = AnswerAsync(context.Request, context.Response);
            }
        }
        catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task AnswerAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        var path = request.Url!.AbsolutePath;
        Requests.Enqueue($"{request.HttpMethod} {path}");
        if (answer(request.HttpMethod, path) is { } status)
        {
            response.StatusCode = status;
        }
        else
        {
            await HandOnAsync(request, body.ToArray(), response);
        }

        response.Close();
    }

    private async Task HandOnAsync(HttpListenerRequest request, byte[] body, HttpListenerResponse response)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.HttpMethod), $"http://{registry}{request.RawUrl}") { Content = new ByteArrayContent(body) };
        // With this name the registry answers where an upload goes on: here, and not behind the front.
        message.Headers.Host = Address;
        foreach (var name in request.Headers.AllKeys.Where(name => name is not "Host" and not "Content-Length" and not "Transfer-Encoding" and not "Connection"))
        {
            _ = message.Headers.TryAddWithoutValidation(name!, request.Headers[name]) || message.Content.Headers.TryAddWithoutValidation(name!, request.Headers[name]);
        }

        using var answered = await http.SendAsync(message);
        response.StatusCode = (int)answered.StatusCode;
        foreach (var (name, values) in answered.Headers.Concat(answered.Content.Headers).Where(header => header.Key is not "Content-Length" and not "Transfer-Encoding"))
        {
            response.Headers[name] = string.Join(", ", values);
        }

        response.ContentLength64 = answered.Content.Headers.ContentLength ?? 0;
        if (request.HttpMethod != "HEAD")
        {
            await answered.Content.CopyToAsync(response.OutputStream);
        }
    }
}
