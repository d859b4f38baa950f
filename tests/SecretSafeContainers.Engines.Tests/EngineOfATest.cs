using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SecretSafeContainers.Engines.Tests;

/// <summary>Answers like docker's Engine API about one image, in the ways in which real engines misbehave and in the formats of newer ones.</summary>
internal sealed class EngineOfATest : IDisposable
{
    private readonly HttpListener listener = new();

    public EngineOfATest()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FindPort();
            listener.Prefixes.Clear();
            listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/"));
            Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"tcp://localhost:{port}"));
            try
            {
                listener.Start();
                break;
            }
            catch (HttpListenerException) when (attempt < 8)
            {
                // Somebody else took the port.
            }
        }

        _ = ServeAsync();
    }

    /// <summary>For <c>DOCKER_HOST</c>.</summary>
    public Uri Address { get; }

    /// <summary>What it says is the image's id; null for no such image.</summary>
    public string? Id { get; set; }

    /// <summary>What it saves; null for what it answers about an image that was deleted.</summary>
    public byte[]? Archive { get; init; }

    /// <summary>It goes away after so many bytes of the archive, or says no more.</summary>
    public int? BreaksAfter { get; init; }

    /// <summary>It goes on holding the connection instead of breaking it.</summary>
    public bool Stalls { get; init; }

    /// <summary>Answers this to everything, or null.</summary>
    public string? Nonsense { get; init; }

    /// <summary>What it says of itself, as JSON.</summary>
    public string Info { get; init; } = "{}";

    /// <summary>Is set when it has sent all that it will send.</summary>
    public TaskCompletionSource HasSent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => listener.Close();

    private static int FindPort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        if (Nonsense is not null)
        {
            await AnswerAsync(context, 200, Nonsense);
        }
        else if (path.EndsWith("/info", StringComparison.Ordinal))
        {
            await AnswerAsync(context, 200, Info);
        }
        else if (path.EndsWith("/json", StringComparison.Ordinal))
        {
            await AnswerAsync(context, Id is null ? 404 : 200, Id is null ? Message("No such image") : $$"""{"Id":"{{Id}}","RepoTags":["shop:1"]}""");
        }
        else if (!path.EndsWith("/get", StringComparison.Ordinal))
        {
            await AnswerAsync(context, 200, "OK");
        }
        else if (Archive is null)
        {
            Id = null;
            await AnswerAsync(context, 500, Message("open imagedb/content: no such file or directory"));
        }
        else
        {
            await SaveAsync(context, Archive);
        }
    }

    private async Task SaveAsync(HttpListenerContext context, byte[] archive)
    {
        context.Response.SendChunked = true;
        await context.Response.OutputStream.WriteAsync(archive.AsMemory(0, BreaksAfter ?? archive.Length));
        await context.Response.OutputStream.FlushAsync();
        HasSent.TrySetResult();
        if (!Stalls && BreaksAfter is not null)
        {
            context.Response.Abort();
        }
        else if (!Stalls)
        {
            context.Response.Close();
        }
    }

    private static async Task AnswerAsync(HttpListenerContext context, int status, string text)
    {
        using var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json";
        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
    }

    private static string Message(string text) => $$"""{"message":"{{text}}"}""";
}
