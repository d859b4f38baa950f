using System.Text;
using Microsoft.AspNetCore.Http;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Registries;

[TestClass]
public sealed class ChallengeOfARegistry(TestContext context)
{
    private static readonly string Password = "pass-" + new string('w', 12);
    private static readonly string Token = "token-" + new string('t', 12);

    [TestMethod]
    public async Task IsAnsweredWithTheTokenThatEverybodyGets()
    {
        await using var registry = await StartAsync(http => "Bearer realm=\"http://" + http.Request.Host + "/token\",service=\"test, registry\",scope=\"repository:app:pull\"");

        var report = await registry.AuditAsync(Reading.Anonymous, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.AreEqual("/token?scope=repository%3Aapp%3Apull&service=test%2C%20registry", Assert.ContainsSingle(Asked(registry)).Path);
    }

    [TestMethod]
    public async Task IsAnsweredAnonymouslyWhenTheLoginIsOutdated()
    {
        await using var registry = await StartAsync(http => "Bearer realm=\"http://" + http.Request.Host + "/token\",service=\"test, registry\"");
        var access = Reading.With(("DOTNET_CONTAINER_REGISTRY_UNAME", "user"), ("DOTNET_CONTAINER_REGISTRY_PWORD", Password));

        var report = await registry.AuditAsync(access, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.AreEqual("GET POST GET", string.Join(' ', Asked(registry).Select(request => request.Method)));
    }

    [TestMethod]
    [DataRow("http://registry.invalid/token", DisplayName = "another host over plain http")]
    [DataRow("http://169.254.1.1/token", DisplayName = "another address over plain http")]
    public async Task ThatWouldCarryTheLoginOutInClearTextIsRefused(string realm)
    {
        await using var registry = await StartAsync(_ => $"Bearer realm=\"{realm}\",service=\"test\"");
        var access = Reading.With(("DOTNET_CONTAINER_REGISTRY_UNAME", "user"), ("DOTNET_CONTAINER_REGISTRY_PWORD", Password));

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => registry.AuditAsync(access, context.CancellationToken));

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
        Assert.Contains("plain http", failure.Why);
    }

    [TestMethod]
    [DataRow("Bearer", DisplayName = "without a place")]
    [DataRow("Bearer realm=\"file:///etc/passwd\"", DisplayName = "with a file")]
    [DataRow("Negotiate", DisplayName = "by another scheme")]
    [DataRow("Bearer realm=", DisplayName = "that is cut")]
    public async Task ThatCannotBeAnsweredIsARefusal(string challenge)
    {
        await using var registry = await StartAsync(_ => challenge);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => registry.AuditAsync(Reading.Anonymous, context.CancellationToken));

        Assert.Contains("401", failure.Why);
    }

    [TestMethod]
    public async Task IsAnsweredByTheToolWhoseReportKnowsThePassword()
    {
        var leaking = TestRegistry.Of(TestImage.Of(TestEntry.File("app/settings", $"x={Password}")));
        await using var registry = await ScriptedRegistry.StartAsync(leaking, http => Task.FromResult(Challenge(http, "Basic realm=\"test\"", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("user:" + Password)))));
        var variables = new Dictionary<string, string> { ["DOTNET_CONTAINER_REGISTRY_UNAME"] = "user", ["DOTNET_CONTAINER_REGISTRY_PWORD"] = Password };

        var tool = await ToolProcess.RunAsync(["audit", $"registry:{registry.Address}/app:1", "--format", "json"], variables, context.CancellationToken);

        Assert.AreEqual(1, tool.ExitCode, tool.Output);
        Assert.Contains("SSC2001", tool.Output);
        Assert.Contains($"login at {registry.Address}", tool.Output);
        Assert.DoesNotContain(Password, tool.Output);
    }

    [TestMethod]
    public async Task PassesThroughTheProxyUnlessItIsOfThisMachine()
    {
        var content = TestRegistry.Of(TestImage.Of(TestEntry.File("app/a", "one")));
        await using var proxy = await ScriptedRegistry.StartAsync(content);
        await using var local = await ScriptedRegistry.StartAsync(content);
        var variables = new Dictionary<string, string> { ["http_proxy"] = $"http://{proxy.Address}", ["DOTNET_CONTAINER_INSECURE_REGISTRIES"] = "registry.invalid:81", ["no_proxy"] = "" };

        var tool = await ToolProcess.RunAsync(["audit", "registry:registry.invalid:81/app:1", $"registry:{local.Address}/app:1", "--cache", "none"], variables, context.CancellationToken);

        Assert.AreEqual(0, tool.ExitCode, tool.Output);
        Assert.IsNotEmpty(proxy.Requests);
        Assert.HasCount(proxy.Requests.Count, local.Requests);
    }

    private static Task<ScriptedRegistry> StartAsync(Func<HttpContext, string> challenge) =>
        ScriptedRegistry.StartAsync(TestRegistry.Of(TestImage.Of(TestEntry.File("app/a", "one"))), async http =>
        {
            if (http.Request.Path != "/token")
            {
                return Challenge(http, challenge(http), $"Bearer {Token}");
            }

            http.Response.StatusCode = http.Request.Method == "GET" && http.Request.Headers.Authorization.Count == 0 ? 200 : 401;
            await http.Response.WriteAsync($$"""{"token":"{{Token}}"}""");
            return true;
        });

    private static bool Challenge(HttpContext http, string challenge, string accepted)
    {
        if (http.Request.Headers.Authorization == accepted)
        {
            return false;
        }

        http.Response.StatusCode = 401;
        http.Response.Headers.WWWAuthenticate = challenge;
        return true;
    }

    private static IEnumerable<SeenRequest> Asked(ScriptedRegistry registry) => registry.Requests.Where(request => request.Path.StartsWith("/token", StringComparison.Ordinal));
}
