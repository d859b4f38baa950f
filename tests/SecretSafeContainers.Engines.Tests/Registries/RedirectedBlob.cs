using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Registries;

[TestClass]
public sealed class RedirectedBlob(TestContext context)
{
    private static readonly string Password = "pass-" + new string('w', 12);

    [TestMethod]
    public async Task IsReadWithoutTheLoginAtTheOtherHost()
    {
        var content = TestRegistry.Of(TestImage.Of(TestEntry.File("app/a", "one")));
        await using var storage = await ScriptedRegistry.StartAsync(content);
        await using var registry = await ScriptedRegistry.StartAsync(content, http =>
        {
            if (http.Request.Headers.Authorization.Count == 0)
            {
                http.Response.StatusCode = 401;
                http.Response.Headers.WWWAuthenticate = "Basic realm=\"test\"";
                return Task.FromResult(true);
            }

            var isBlob = http.Request.Path.Value!.Contains("/blobs/", StringComparison.Ordinal);
            if (isBlob)
            {
                http.Response.Redirect($"http://{storage.Address}{http.Request.Path}?signature=abc");
            }

            return Task.FromResult(isBlob);
        });
        var access = Reading.With(("DOTNET_CONTAINER_REGISTRY_UNAME", "user"), ("DOTNET_CONTAINER_REGISTRY_PWORD", Password));

        var report = await registry.AuditAsync(access, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.IsNotEmpty(storage.Requests);
        Assert.IsTrue(storage.Requests.All(request => request.Authorization is null));
        Assert.IsTrue(registry.Requests.Skip(1).All(request => request.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("user:" + Password))));
    }

    [TestMethod]
    public async Task ThatAsksForALoginAtTheOtherHostGetsNone()
    {
        var content = TestRegistry.Of(TestImage.Of(TestEntry.File("app/a", "one")));
        await using var storage = await ScriptedRegistry.StartAsync(content, http =>
        {
            http.Response.StatusCode = 401;
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"storage\"";
            return Task.FromResult(true);
        });
        await using var registry = await ScriptedRegistry.StartAsync(content, http =>
        {
            http.Response.Redirect($"http://{storage.Address}{http.Request.Path}");
            return Task.FromResult(true);
        });
        var access = Reading.With(("DOTNET_CONTAINER_REGISTRY_UNAME", "user"), ("DOTNET_CONTAINER_REGISTRY_PWORD", Password));

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => registry.AuditAsync(access, context.CancellationToken));

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
        Assert.IsTrue(storage.Requests.All(request => request.Authorization is null));
    }
}
