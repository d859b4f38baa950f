using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Engines.Releases;
using SecretSafeContainers.Engines.Tests.Registries;
using SecretSafeContainers.Testing.Registries;

namespace SecretSafeContainers.Engines.Tests.Releases;

[TestClass]
[RegistryCondition]
public sealed class PushThatMeetsTrouble(TestContext context)
{
    private const string Upload = "/v2/app/blobs/uploads/";

    [TestMethod]
    public async Task AfterTheFirstBlobPutsNoTag()
    {
        var uploads = 0;
        await using var registry = await StartAsync(http => IsUploadStart(http) && Interlocked.Increment(ref uploads) > 1 ? RefuseAsync(http, 403, "DENIED") : No);

        var failure = await FailureOfAsync(registry);

        Assert.Contains("says DENIED", failure.Why);
        Assert.EndsWith("no tag is out; not out: 1, 2", failure.Why);
        Assert.IsEmpty(registry.Requests.Where(request => request.Path.Contains("/manifests/", StringComparison.Ordinal)));
        Assert.AreEqual(HttpStatusCode.NotFound, await registry.HeadAsync("app/manifests/1", context.CancellationToken));
    }

    [TestMethod]
    public async Task AtTheSecondTagSaysThatTheFirstIsOut()
    {
        await using var registry = await StartAsync(http => IsPutOf(http, "manifests/2") ? RefuseAsync(http, 400, "TAG_INVALID") : No);
        await using var image = await SavedImages.PackOneAsync(context.CancellationToken);

        var failure = await FailureOfAsync(registry, image);

        Assert.Contains("manifest 2: the registry answered 400 and says TAG_INVALID", failure.Why);
        Assert.EndsWith($"out already, naming {image.Digest}: 1; not out: 2", failure.Why);
        Assert.AreEqual(HttpStatusCode.OK, await registry.HeadAsync("app/manifests/1", context.CancellationToken));
    }

    [TestMethod]
    public async Task SaysWhenATagMayBeOut()
    {
        await using var registry = await StartAsync(http =>
        {
            if (IsPutOf(http, "manifests/1"))
            {
                http.Abort();
                return Task.FromResult(true);
            }

            return No;
        });

        var failure = await FailureOfAsync(registry);

        Assert.EndsWith("no tag is out; perhaps out: 1; not out: 2", failure.Why);
    }

    [TestMethod]
    public async Task ThatIsStoredUnderAnotherDigestFails()
    {
        await using var registry = await StartAsync(http =>
        {
            http.Response.OnStarting(() =>
            {
                if (IsPutOf(http, "manifests/1"))
                {
                    http.Response.Headers["Docker-Content-Digest"] = "sha256:" + new string('0', 64);
                }

                return Task.CompletedTask;
            });
            return No;
        });

        var failure = await FailureOfAsync(registry);

        Assert.Contains("manifest 1: the registry stored it under another digest", failure.Why);
        Assert.EndsWith("perhaps out: 1; not out: 2", failure.Why);
    }

    [TestMethod]
    public async Task ThatIsCancelledSaysWhatIsOut()
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        await using var registry = await StartAsync(async http =>
        {
            if (IsPutOf(http, "manifests/2"))
            {
                await cancelling.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return false;
        });
        await using var image = await SavedImages.PackOneAsync(context.CancellationToken);

        var cancelled = await Assert.ThrowsAsync<OperationCanceledException>(
            () => new RegistryRelease(Reading.Anonymous).PushAsync(image, Destination(registry), ["1", "2"], cancelling.Token));

        Assert.Contains($"out already, naming {image.Digest}: 1; perhaps out: 2", cancelled.Message);
    }

    [TestMethod]
    public async Task BrokenOffInABlobBeginsItAnew()
    {
        var broken = 0;
        await using var registry = await StartAsync(async http =>
        {
            if (!IsBlob(http) || Interlocked.Increment(ref broken) > 2)
            {
                return false;
            }

            await http.Request.Body.ReadAtLeastAsync(new byte[100], 100, throwOnEndOfStream: false);
            http.Abort();
            return true;
        });
        await using var image = await SavedImages.PackOneAsync(context.CancellationToken, 3_000_000);

        await new RegistryRelease(Reading.Anonymous).PushAsync(image, Destination(registry), ["1"], context.CancellationToken);

        Assert.HasCount(4, registry.Requests.Where(request => request.Method == "POST"));
    }

    [TestMethod]
    [DataRow(500)]
    [DataRow(503)]
    [DataRow(429)]
    [DataRow(404)]
    public async Task ThatPassesSucceeds(int status)
    {
        var count = 0;
        await using var registry = await StartAsync(http => IsBlob(http) && Interlocked.Increment(ref count) == 1 ? RefuseAsync(http, status, "UNKNOWN") : No);
        await using var image = await SavedImages.PackOneAsync(context.CancellationToken);

        var names = await new RegistryRelease(Reading.Anonymous).PushAsync(image, Destination(registry), ["1"], context.CancellationToken);

        Assert.HasCount(1, names);
    }

    [TestMethod]
    public async Task ThatIsNotAnsweredEnds()
    {
        await using var registry = await StartAsync(async http =>
        {
            if (IsBlob(http))
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return false;
        });

        var failure = await FailureOfAsync(registry, access: Reading.Anonymous with { Times = Reading.Quick with { Commit = TimeSpan.FromMilliseconds(300) } });

        Assert.Contains("it did not answer in time", failure.Why);
    }

    [TestMethod]
    public async Task OfATagThatAnotherBuildMovesMeanwhileFails()
    {
        var isMoved = false;
        await using var registry = await StartAsync(async http =>
        {
            isMoved |= IsPutOf(http, "manifests/2");
            if (!isMoved || http.Request.Method != "GET")
            {
                return false;
            }

            await http.Response.WriteAsync("{}");
            return true;
        });

        var failure = await FailureOfAsync(registry);

        Assert.Contains("tag 1: it names sha256:", failure.Why);
        Assert.Contains("another build moved it", failure.Why);
    }

    [TestMethod]
    [DataRow(true, DisplayName = "relative")]
    [DataRow(false, DisplayName = "absolute")]
    public async Task GoesOnWhereTheRegistrySays(bool isRelative)
    {
        FrontOfARegistry? self = null;
        await using var registry = self = await StartAsync(http =>
        {
            http.Response.OnStarting(() =>
            {
                if (isRelative && http.Response.Headers.Location.FirstOrDefault() is { } location)
                {
                    http.Response.Headers.Location = new Uri(location).PathAndQuery;
                }

                return Task.CompletedTask;
            });
            return No;
        });
        await using var image = await SavedImages.PackOneAsync(context.CancellationToken);

        await new RegistryRelease(Reading.Anonymous).PushAsync(image, Destination(registry), ["1"], context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.OK, await registry.HeadAsync("app/manifests/1", context.CancellationToken));
    }

    [TestMethod]
    public async Task TakesNoLoginToAnotherHost()
    {
        var password = "pass-" + new string('w', 12);
        await using var storage = await StartAsync(http => RefuseAsync(http, 403, "DENIED"));
        await using var registry = await FrontOfARegistry.StartAsync(
            http =>
            {
                http.Response.OnStarting(() =>
                {
                    if (http.Response.Headers.Location.Count > 0)
                    {
                        http.Response.Headers.Location = $"http://{storage.Address}/upload?signature=x";
                    }

                    return Task.CompletedTask;
                });
                return No;
            },
            context.CancellationToken,
            folder => $"""
            auth:
              htpasswd:
                realm: test
                path: {folder.Write("htpasswd", PasswordFile.Line("deploy", password))}
            """);

        var failure = await FailureOfAsync(
            registry, access: Reading.With(("DOTNET_CONTAINER_PUSH_REGISTRY_UNAME", "deploy"), ("DOTNET_CONTAINER_PUSH_REGISTRY_PWORD", password)));

        var seen = storage.Requests.First();
        Assert.StartsWith("/upload?signature=x&digest=sha256", seen.Path);
        Assert.IsNull(seen.Authorization);
        Assert.IsTrue(registry.Requests.Any(request => request.Authorization is not null));
        Assert.DoesNotContain("signature", failure.ToString());
        Assert.DoesNotContain(password, failure.ToString());
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes($"deploy:{password}")), failure.ToString());
    }

    [TestMethod]
    [DataRow("../../evil")]
    [DataRow("a b")]
    [DataRow("")]
    public async Task RefusesWhatIsNoTagBeforeAnythingIsSent(string tag)
    {
        await using var image = await SavedImages.PackOneAsync(context.CancellationToken);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(
            () => new RegistryRelease(Reading.Anonymous).PushAsync(image, new RegistryReference("localhost:1", "app", null, null), [tag], context.CancellationToken));

        Assert.AreSame(DiagnosticCodes.Usage, failure.Code);
    }

    private static Task<bool> No => Task.FromResult(false);

    private static bool IsUploadStart(HttpContext http) => http.Request.Method == "POST" && http.Request.Path == Upload;

    private static bool IsBlob(HttpContext http) => http.Request.Method == "PUT" && http.Request.Path.StartsWithSegments(Upload.TrimEnd('/'), StringComparison.Ordinal);

    private static bool IsPutOf(HttpContext http, string path) => http.Request.Method == "PUT" && http.Request.Path == $"/v2/app/{path}";

    private static RegistryReference Destination(FrontOfARegistry registry) => new(registry.Address, "app", null, null);

    private static async Task<bool> RefuseAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        await http.Response.WriteAsync($$"""{"errors":[{"code":"{{code}}","message":"quotes anything"}]}""");
        return true;
    }

    private Task<FrontOfARegistry> StartAsync(Func<HttpContext, Task<bool>> script) => FrontOfARegistry.StartAsync(script, context.CancellationToken);

    private async Task<SecretSafeException> FailureOfAsync(FrontOfARegistry registry, ReleasableImage? image = null, RegistryAccess? access = null)
    {
        await using var packed = image is null ? await SavedImages.PackOneAsync(context.CancellationToken) : null;
        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(
            () => new RegistryRelease(access ?? Reading.Anonymous).PushAsync(image ?? packed!, Destination(registry), ["1", "2"], context.CancellationToken));
        Assert.AreSame(DiagnosticCodes.NotReleased, failure.Code);
        Assert.DoesNotContain("quotes anything", failure.ToString());
        return failure;
    }
}
