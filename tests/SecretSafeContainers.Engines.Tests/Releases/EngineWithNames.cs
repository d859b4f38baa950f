using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SecretSafeContainers.Engines.Tests.Releases;

/// <summary>Answers like docker's Engine API about names, but for what a test does when a name is given.</summary>
internal sealed class EngineWithNames : IAsyncDisposable
{
    private readonly WebApplication server;

    private EngineWithNames(WebApplication server) => this.server = server;

    /// <summary>For <c>DOCKER_HOST</c>.</summary>
    public Uri Address => new($"tcp://localhost:{new Uri(server.Urls.First()).Port}");

    /// <summary>Names and the ids that they name. An id is there as long as a name names it.</summary>
    public ConcurrentDictionary<string, string> Names { get; } = new();

    /// <summary>Starts one.</summary>
    /// <param name="naming">Is called before a name is given; what it returns is the engine's refusal.</param>
    public static async Task<EngineWithNames> StartAsync(Func<EngineWithNames, string, string?> naming)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var engine = new EngineWithNames(builder.Build());
        engine.server.Run(async context =>
        {
            var (status, text) = engine.Answer(context.Request, naming);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(text);
        });
        await engine.server.StartAsync();
        return engine;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private (int Status, string Text) Answer(HttpRequest request, Func<EngineWithNames, string, string?> naming)
    {
        if (request.Path.Value!.Split("/images/") is not [_, var image])
        {
            return (200, "{}");
        }

        if (request.Method == "DELETE")
        {
            return Names.TryRemove(image, out _) ? (200, "[]") : (404, """{"message":"No such image"}""");
        }

        if (request.Method == "POST")
        {
            var name = $"{request.Query["repo"]}:{request.Query["tag"]}";
            var refusal = naming(this, name);
            Names[name] = refusal is null ? image[..^"/tag".Length] : Names.GetValueOrDefault(name, "");
            return refusal is null ? (201, "") : (500, $$"""{"message":"{{refusal}}"}""");
        }

        var wanted = image[..^"/json".Length];
        var id = Names.TryGetValue(wanted, out var named) ? named : Names.Values.FirstOrDefault(value => value == wanted);
        return id is not { Length: > 0 } ? (404, """{"message":"No such image"}""") : (200, $$"""{"Id":"{{id}}"}""");
    }
}
