using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Registries;

/// <summary>A registry on loopback that behaves, but for what a test's script does first. The repository is <c>app</c>, the images are those of a <see cref="TestRegistry"/>.</summary>
internal sealed class ScriptedRegistry : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly TestRegistry content;

    private ScriptedRegistry(WebApplication server, TestRegistry content) => (this.server, this.content) = (server, content);

    /// <summary>Tags and what they name.</summary>
    public ConcurrentDictionary<string, string> Tags { get; } = new();

    /// <summary>Every request, in its order.</summary>
    public ConcurrentQueue<SeenRequest> Requests { get; } = new();

    /// <summary>Host and port.</summary>
    public string Address => $"localhost:{new Uri(server.Urls.First()).Port}";

    /// <summary>Starts one.</summary>
    /// <param name="content">What it holds; its roots are tagged <c>1</c>, <c>2</c> and so on.</param>
    /// <param name="script">Answers a request, or returns false to let the registry behave; null: it always does.</param>
    /// <param name="certificate">For TLS, or null for plain http.</param>
    /// <param name="isElsewhere">True to be reached by this machine's own name as well, which is no loopback name.</param>
    public static async Task<ScriptedRegistry> StartAsync(TestRegistry content, Func<HttpContext, Task<bool>>? script = null, X509Certificate2? certificate = null, bool isElsewhere = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AllowSynchronousIO = true;
            options.Listen(certificate is null && !isElsewhere ? IPAddress.Loopback : IPAddress.Any, 0, listener =>
            {
                if (certificate is not null)
                {
                    listener.UseHttps(certificate);
                }
            });
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        var registry = new ScriptedRegistry(builder.Build(), content);
        for (var index = 0; index < content.Roots.Count; index++)
        {
            registry.Tags[$"{index + 1}"] = content.Roots[index]["digest"]!.GetValue<string>();
        }

        registry.server.Run(async context =>
        {
            registry.Requests.Enqueue(new(
                context.Request.Method, context.Request.Path + context.Request.QueryString, context.Request.Headers.Authorization.FirstOrDefault(), context.Request.Headers.Range.FirstOrDefault()));
            if (script is null || !await script(context))
            {
                await registry.BehaveAsync(context);
            }
        });
        await registry.server.StartAsync();
        return registry;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task BehaveAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.Split('/');
        var isManifest = path is [_, "v2", "app", "manifests", _];
        var name = isManifest || path is [_, "v2", "app", "blobs", _] ? path[^1] : "";
        var digest = isManifest && Tags.TryGetValue(name, out var tagged) ? tagged : name;
        if (!content.Blobs.TryGetValue(digest, out var bytes))
        {
            context.Response.StatusCode = 404;
            return;
        }

        if (isManifest)
        {
            context.Response.ContentType = JsonNode.Parse(bytes)!["mediaType"]!.GetValue<string>();
            context.Response.Headers["Docker-Content-Digest"] = digest;
        }

        var from = (int)(context.Request.GetTypedHeaders().Range?.Ranges.First().From ?? 0);
        if (from > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{bytes.Length - 1}/{bytes.Length}";
        }

        context.Response.ContentLength = bytes.Length - from;
        await context.Response.Body.WriteAsync(bytes.AsMemory(from));
    }
}
