using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SecretSafeContainers.Engines.Tests.Registries;

/// <summary>Gives out signed tokens that docker-registry accepts: to one user by password (GET) and by identity token (POST), and to nobody anonymously.</summary>
internal sealed class TestTokenService : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly RSA key = RSA.Create(2048);
    private readonly X509Certificate2 certificate;
    private readonly string user;
    private readonly string password;
    private readonly string identityToken;

    private TestTokenService(WebApplication server, string user, string password, string identityToken)
    {
        (this.server, this.user, this.password, this.identityToken) = (server, user, password, identityToken);
        var request = new CertificateRequest("CN=test tokens", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    /// <summary>Method and scope of every request.</summary>
    public ConcurrentQueue<(string Method, string Scope)> Requests { get; } = new();

    /// <summary>The address to ask.</summary>
    public string Realm => $"http://localhost:{new Uri(server.Urls.First()).Port}/token";

    public static async Task<TestTokenService> StartAsync(string user, string password, string identityToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var service = new TestTokenService(builder.Build(), user, password, identityToken);
        service.server.Run(service.AnswerAsync);
        await service.server.StartAsync();
        return service;
    }

    /// <summary>The registry's settings that trust this service.</summary>
    public string Settings(Func<string, string, string> write) => $"""
        auth:
          token:
            realm: {Realm}
            service: test
            issuer: secretsafe
            rootcertbundle: {write("tokens.pem", certificate.ExportCertificatePem())}
        """;

    /// <summary>A token for a scope such as <c>repository:app:pull,push</c>.</summary>
    public string Token(string scope)
    {
        var parts = scope.Split(':');
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["x5c"] = new JsonArray(Convert.ToBase64String(certificate.RawData)) };
        var claims = new JsonObject
        {
            ["iss"] = "secretsafe",
            ["sub"] = user,
            ["aud"] = "test",
            ["exp"] = now + 300,
            ["nbf"] = now - 60,
            ["iat"] = now,
            ["jti"] = "1",
            ["access"] = new JsonArray(new JsonObject
            {
                ["type"] = parts[0],
                ["name"] = parts[1],
                ["actions"] = new JsonArray([.. parts[2].Split(',').Select(action => JsonValue.Create(action))]),
            }),
        };
        var signed = $"{Encode(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{signed}.{Encode(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        certificate.Dispose();
        key.Dispose();
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private async Task AnswerAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null;
        var scope = form?["scope"].ToString() ?? http.Request.Query["scope"].ToString();
        Requests.Enqueue((http.Request.Method, scope));
        var isKnown = form is null
            ? http.Request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))
            : form["grant_type"] == "refresh_token" && form["refresh_token"] == identityToken && form["service"] == "test";
        http.Response.StatusCode = isKnown ? 200 : 401;
        await http.Response.WriteAsync(isKnown ? $$"""{"{{(form is null ? "token" : "access_token")}}":"{{Token(scope)}}","expires_in":300}""" : $"wrong password {password}");
    }
}
