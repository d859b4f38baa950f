using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace SecretSafeContainers.Package.Tests;

/// <summary>The little of a registry that a push needs, in memory and on loopback.</summary>
internal sealed class WritableRegistry : IDisposable
{
    private readonly HttpListener listener;
    private readonly ConcurrentDictionary<string, Stored> blobs = new();
    private readonly ConcurrentDictionary<string, MemoryStream> uploads = new();

    public WritableRegistry()
    {
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

    public string Address { get; }

    /// <summary>Whether manifests can be deleted.</summary>
    public bool AllowsDeletion { get; init; } = true;

    /// <summary>What a manifest becomes after it was put under a tag: another push that won a race. Null: it stays.</summary>
    public Func<string, Stored, Stored>? Overwritten { get; init; }

    /// <summary>The references under which manifests were put: tags, and digests.</summary>
    public ConcurrentDictionary<string, Stored> Manifests { get; } = new();

    /// <summary>Tags that it does not take.</summary>
    public string? Refused { get; init; }

    /// <summary>What it was asked, in order: method and path.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Those of the requests that change something.</summary>
    public IReadOnlyList<string> Writes => [.. Requests.Where(request => !request.StartsWith("GET ", StringComparison.Ordinal) && !request.StartsWith("HEAD ", StringComparison.Ordinal))];

    /// <summary>What a tag names, or null.</summary>
    public string? DigestOf(string tag) => Manifests.TryGetValue(tag, out var manifest) ? manifest.Digest : null;

    public void Dispose() => listener.Close();

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

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AnswerAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        var path = request.Url!.AbsolutePath;
        Requests.Enqueue($"{request.HttpMethod} {path}");
        var last = path[(path.LastIndexOf('/') + 1)..];
        response.StatusCode = (request.HttpMethod, Kind(path)) switch
        {
            ("HEAD" or "GET", "blobs") => Send(request, response, blobs.GetValueOrDefault(last)),
            ("HEAD" or "GET", "manifests") => Send(request, response, Manifests.GetValueOrDefault(last)),
            ("POST", "uploads") => Start(response, path),
            ("PATCH", "uploads") => Append(response, path, body),
            ("PUT", "uploads") => Finish(request, path, body),
            ("PUT", "manifests") => Store(last, new(request.ContentType!, body.ToArray())),
            ("DELETE", "manifests") => Delete(last),
            _ => 404,
        };
        // Close, not dispose: dispose breaks the connection, on which the client may be sending its next request already.
        response.Close();
    }

    private static string Kind(string path) =>
        path.Contains("/blobs/uploads/", StringComparison.Ordinal) ? "uploads" : path.Split('/') is [.., var kind, _] ? kind : "";

    private int Start(HttpListenerResponse response, string path)
    {
        var id = Guid.NewGuid().ToString("n");
        uploads[id] = new MemoryStream();
        response.Headers["Location"] = $"{path.TrimEnd('/')}/{id}";
        return 202;
    }

    private int Append(HttpListenerResponse response, string path, MemoryStream body)
    {
        var upload = uploads[path[(path.LastIndexOf('/') + 1)..]];
        body.WriteTo(upload);
        response.Headers["Location"] = path;
        response.Headers["Range"] = $"0-{upload.Length - 1}";
        return 202;
    }

    private int Finish(HttpListenerRequest request, string path, MemoryStream body)
    {
        var upload = uploads[path[(path.LastIndexOf('/') + 1)..]];
        body.WriteTo(upload);
        blobs[request.QueryString["digest"]!] = new("application/octet-stream", upload.ToArray());
        return 201;
    }

    private int Store(string reference, Stored manifest)
    {
        if (reference == Refused)
        {
            return 403;
        }

        Manifests[reference] = Overwritten?.Invoke(reference, manifest) ?? manifest;
        Manifests[manifest.Digest] = manifest;
        return 201;
    }

    /// <summary>By digest, with all its tags, as registries do it.</summary>
    private int Delete(string digest)
    {
        if (!AllowsDeletion)
        {
            return 405;
        }

        var names = Manifests.Where(manifest => manifest.Value.Digest == digest).Select(manifest => manifest.Key).ToList();
        names.ForEach(name => Manifests.TryRemove(name, out _));
        return names.Count > 0 ? 202 : 404;
    }

    private static int Send(HttpListenerRequest request, HttpListenerResponse response, Stored? stored)
    {
        if (stored is null)
        {
            return 404;
        }

        response.ContentType = stored.MediaType;
        response.ContentLength64 = stored.Bytes.Length;
        if (request.HttpMethod == "GET")
        {
            response.OutputStream.Write(stored.Bytes);
        }

        return 200;
    }

    /// <summary>A blob or manifest.</summary>
    internal sealed record Stored(string MediaType, byte[] Bytes)
    {
        public string Digest { get; } = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Bytes))}";
    }
}
