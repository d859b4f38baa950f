using System.Net;
using System.Net.Sockets;

namespace SecretSafeContainers.Build;

/// <summary>Serves one OCI image layout over loopback, for a base image that both sides of a comparison can pull.</summary>
internal sealed class BaseRegistry : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly string layout;

    /// <summary>Begins to serve.</summary>
    /// <param name="layout">The layout's folder.</param>
    public BaseRegistry(string layout)
    {
        this.layout = layout;
        var port = FindPort();
        Image = $"localhost:{port}/bench/base:1";
        listener.Prefixes.Add($"http://localhost:{port}/");
        listener.Start();
        _ = ServeAsync();
    }

    /// <summary>The image's reference.</summary>
    public string Image { get; }

    /// <inheritdoc/>
    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception cause) when (cause is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The client went away, or the listener was closed: the loop's condition tells.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        await AnswerAsync(context.Request, context.Response);
        // Close, not dispose: dispose breaks the connection, on which the client may be sending its next request already.
        context.Response.Close();
    }

    private async Task AnswerAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        var path = request.Url!.AbsolutePath;
        var last = path[(path.LastIndexOf('/') + 1)..];
        var isManifest = path.Contains("/manifests/", StringComparison.Ordinal);
        var digest = last == "1" ? OciLayout.ReadManifest(layout) : last.Replace("sha256:", "", StringComparison.Ordinal);
        var isDigest = digest.Length == 64 && digest.All(char.IsAsciiHexDigitLower);
        if (!isDigest || !File.Exists(OciLayout.BlobPath(layout, digest)))
        {
            response.StatusCode = (int)HttpStatusCode.NotFound;
            return;
        }

        var bytes = await File.ReadAllBytesAsync(OciLayout.BlobPath(layout, digest));
        response.ContentType = isManifest ? OciLayout.ManifestType : "application/octet-stream";
        response.Headers["Docker-Content-Digest"] = $"sha256:{digest}";
        response.ContentLength64 = bytes.Length;
        if (request.HttpMethod != "HEAD")
        {
            await response.OutputStream.WriteAsync(bytes);
        }
    }

    private static int FindPort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
