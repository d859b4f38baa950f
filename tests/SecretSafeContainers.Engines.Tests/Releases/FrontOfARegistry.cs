using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SecretSafeContainers.Engines.Tests.Registries;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Registries;

namespace SecretSafeContainers.Engines.Tests.Releases;

/// <summary>A real registry behind a server that hands everything on, but for what a test's script does first.</summary>
internal sealed class FrontOfARegistry : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly RealRegistry registry;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private FrontOfARegistry(WebApplication server, RealRegistry registry) => (this.server, this.registry) = (server, registry);

    /// <summary>Host and port.</summary>
    public string Address => $"localhost:{new Uri(server.Urls.First()).Port}";

    /// <summary>Every request, in its order.</summary>
    public ConcurrentQueue<SeenRequest> Requests { get; } = new();

    /// <summary>Starts one.</summary>
    /// <param name="script">Answers a request, or returns false to hand it on.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <param name="authentication">Settings of the registry, made in its folder; null for none.</param>
    public static async Task<FrontOfARegistry> StartAsync(
        Func<HttpContext, Task<bool>> script, CancellationToken cancellationToken, Func<TemporaryFolder, string>? authentication = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var folder = new TemporaryFolder();
        var registry = await RealRegistry.StartAsync(folder, authentication?.Invoke(folder) ?? "", allowsDeletion: false, cancellationToken);
        var front = new FrontOfARegistry(builder.Build(), registry);
        front.server.Run(async context =>
        {
            front.Requests.Enqueue(new(
                context.Request.Method, context.Request.Path + context.Request.QueryString, context.Request.Headers.Authorization.FirstOrDefault(), context.Request.Headers.Range.FirstOrDefault()));
            if (!await script(context))
            {
                await front.HandOnAsync(context);
            }
        });
        await front.server.StartAsync(cancellationToken);
        return front;
    }

    /// <summary>Asks the registry behind.</summary>
    public async Task<HttpStatusCode> HeadAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, $"http://{registry.Address}/v2/{path}") { Headers = { { "Accept", MediaTypes.OciManifest } } };
        using var response = await http.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await registry.DisposeAsync();
        http.Dispose();
    }

    /// <summary>The registry sees this server's name, and so says it where it says where to go on.</summary>
    private async Task HandOnAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"http://{registry.Address}{context.Request.Path}{context.Request.QueryString}");
        request.Headers.Host = context.Request.Host.Value;
        request.Content = context.Request.ContentLength is null ? null : new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key is "Accept" or "Authorization"))
        {
            request.Headers.TryAddWithoutValidation(name, [.. values]);
        }

        request.Content?.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        request.Content?.Headers.TryAddWithoutValidation("Content-Length", context.Request.Headers.ContentLength?.ToString());
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Transfer-Encoding"))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
