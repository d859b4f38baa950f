using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Registries;

[TestClass]
public sealed class MisbehavingRegistry(TestContext context)
{
    private static readonly TestLayer Layer = TestLayer.Of(LayerCompression.None, TestEntry.File("app/a", new string('x', 200_000)));

    [TestMethod]
    [DataRow(500)]
    [DataRow(502)]
    [DataRow(503)]
    [DataRow(429)]
    public async Task ThatRecoversIsRead(int status)
    {
        var count = 0;
        await using var registry = await StartAsync(http =>
        {
            if (Interlocked.Increment(ref count) % 2 == 0)
            {
                return Task.FromResult(false);
            }

            http.Response.StatusCode = status;
            http.Response.Headers.RetryAfter = "3600";
            return Task.FromResult(true);
        });

        var report = await registry.AuditAsync(Reading.Anonymous, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
    }

    [TestMethod]
    [DataRow(500, 4)]
    [DataRow(429, 4)]
    [DataRow(403, 1)]
    [DataRow(418, 1)]
    public async Task ThatRefusesIsAskedABoundedNumberOfTimes(int status, int expected)
    {
        await using var registry = await StartAsync(http =>
        {
            http.Response.StatusCode = status;
            return Task.FromResult(true);
        });

        var failure = await FailureOfAsync(registry, Reading.Anonymous);

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
        Assert.Contains(status.ToString(CultureInfo.InvariantCulture), failure.Why);
        Assert.HasCount(expected, registry.Requests);
    }

    [TestMethod]
    public async Task ThatRefusesAfterTheFirstBlobLeavesTheAuditIncomplete()
    {
        await using var registry = await StartAsync(http =>
        {
            if (!IsLayer(http))
            {
                return Task.FromResult(false);
            }

            http.Response.StatusCode = 401;
            return Task.FromResult(true);
        });

        var skipped = await SkippedAsync(registry, Reading.Anonymous);

        Assert.AreSame(DiagnosticCodes.MissingBlob, skipped.Code);
        Assert.Contains("401", skipped.Why);
    }

    [TestMethod]
    public async Task ThatBreaksOffIsTakenUpAgainWhereItBroke()
    {
        await using var registry = await StartAsync(async http =>
        {
            if (!IsLayer(http) || http.Request.Headers.Range.Count > 0)
            {
                return false;
            }

            await SendPartAsync(http, 100_000);
            http.Abort();
            return true;
        });

        var report = await registry.AuditAsync(Reading.Anonymous, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.StartsWith("bytes=", Assert.ContainsSingle(registry.Requests.Where(request => request.Range is not null)).Range!);
    }

    [TestMethod]
    public async Task ThatStallsInABodyIsGivenUp()
    {
        await using var registry = await StartAsync(async http =>
        {
            if (!IsLayer(http))
            {
                return false;
            }

            await SendPartAsync(http, 1000);
            await StallAsync(http);
            return true;
        });

        var skipped = await SkippedAsync(registry, Reading.Anonymous with { Times = Reading.ShortStall });

        Assert.AreSame(DiagnosticCodes.Malformed, skipped.Code);
    }

    [TestMethod]
    public async Task ThatDoesNotAnswerIsGivenUp()
    {
        await using var registry = await StartAsync(async http =>
        {
            await StallAsync(http);
            return true;
        });

        var failure = await FailureOfAsync(registry, Reading.Anonymous with { Times = Reading.ShortAnswer });

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
        Assert.Contains("in time", failure.Why);
    }

    [TestMethod]
    public async Task WithAnEndlessLayerIsReadNoFurtherThanItsSize()
    {
        await using var registry = await StartAsync(http => IsLayer(http) ? EndlessAsync(http) : Task.FromResult(false));

        Assert.AreSame(DiagnosticCodes.DigestMismatch, (await SkippedAsync(registry, Reading.Anonymous)).Code);
    }

    [TestMethod]
    public async Task WithAnEndlessManifestIsBounded()
    {
        await using var registry = await StartAsync(EndlessAsync);

        Assert.AreSame(DiagnosticCodes.LimitReached, (await FailureOfAsync(registry, Reading.Anonymous)).Code);
    }

    [TestMethod]
    [DataRow(1000, DisplayName = "short")]
    [DataRow(0, DisplayName = "empty")]
    public async Task WithAShortLayerIsIncomplete(int length)
    {
        await using var registry = await StartAsync(async http =>
        {
            if (!IsLayer(http))
            {
                return false;
            }

            await http.Response.Body.WriteAsync(Layer.Stored.AsMemory(0, length));
            return true;
        });

        var report = await registry.AuditAsync(Reading.Anonymous, context.CancellationToken);

        Assert.AreEqual(Verdict.Incomplete, report.Verdict);
    }

    [TestMethod]
    public async Task WithOtherContentThanNamedIsADigestMismatch()
    {
        await using var registry = await StartAsync(async http =>
        {
            if (!IsLayer(http))
            {
                return false;
            }

            await http.Response.Body.WriteAsync(TestLayer.TarOf(TestEntry.File("app/a", new string('y', 200_000))));
            return true;
        });

        Assert.AreSame(DiagnosticCodes.DigestMismatch, (await SkippedAsync(registry, Reading.Anonymous)).Code);
    }

    [TestMethod]
    public async Task WithAnotherManifestThanItSaysIsADigestMismatch()
    {
        await using var registry = await StartAsync(async http =>
        {
            http.Response.ContentType = MediaTypes.OciManifest;
            http.Response.Headers["Docker-Content-Digest"] = "sha256:" + new string('0', 64);
            await http.Response.Body.WriteAsync("{}"u8.ToArray());
            return true;
        });

        Assert.AreSame(DiagnosticCodes.DigestMismatch, (await FailureOfAsync(registry, Reading.Anonymous)).Code);
    }

    [TestMethod]
    public async Task ThatAnswersWithAPageIsNoImage()
    {
        await using var registry = await StartAsync(async http =>
        {
            http.Response.ContentType = "text/html";
            await http.Response.Body.WriteAsync("<html>"u8.ToArray());
            return true;
        });

        Assert.AreSame(DiagnosticCodes.UnsupportedFormat, (await SkippedAsync(registry, Reading.Anonymous)).Code);
    }

    [TestMethod]
    public async Task ThatRedirectsForEverIsGivenUp()
    {
        await using var registry = await StartAsync(http =>
        {
            http.Response.Redirect(http.Request.Path);
            return Task.FromResult(true);
        });

        var failure = await FailureOfAsync(registry, Reading.Anonymous);

        Assert.Contains("redirects more than", failure.Why);
        Assert.HasCount(6, registry.Requests);
    }

    [TestMethod]
    [DataRow("ftp://localhost/x")]
    [DataRow("file:///etc/passwd")]
    public async Task ThatRedirectsToAnotherProtocolIsGivenUp(string place)
    {
        await using var registry = await StartAsync(http =>
        {
            http.Response.Redirect(place);
            return Task.FromResult(true);
        });

        Assert.Contains("not http", (await FailureOfAsync(registry, Reading.Anonymous)).Why);
    }

    private static Task<ScriptedRegistry> StartAsync(Func<HttpContext, Task<bool>> script) => ScriptedRegistry.StartAsync(TestRegistry.Of(TestImage.Of(Layer)), script);

    private static bool IsLayer(HttpContext http) => http.Request.Path.Value!.EndsWith(Layer.Digest.ToString(), StringComparison.Ordinal);

    private static async Task SendPartAsync(HttpContext http, int length)
    {
        http.Response.ContentLength = Layer.Stored.Length;
        await http.Response.Body.WriteAsync(Layer.Stored.AsMemory(0, length));
        await http.Response.Body.FlushAsync();
    }

    /// <summary>Says nothing until the other side goes away.</summary>
    private static async Task StallAsync(HttpContext http)
    {
        var gone = new TaskCompletionSource();
        using var registration = http.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private static async Task<bool> EndlessAsync(HttpContext http)
    {
        http.Response.ContentType = MediaTypes.OciManifest;
        var block = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
        while (!http.RequestAborted.IsCancellationRequested)
        {
            await http.Response.Body.WriteAsync(block);
        }

        return true;
    }

    private async Task<Skipped> SkippedAsync(ScriptedRegistry registry, RegistryAccess access)
    {
        var report = await registry.AuditAsync(access, context.CancellationToken);
        Assert.AreEqual(Verdict.Incomplete, report.Verdict);
        return Assert.ContainsSingle(report.Images[0].Coverage.Skipped);
    }

    private Task<SecretSafeException> FailureOfAsync(ScriptedRegistry registry, RegistryAccess access) =>
        Assert.ThrowsExactlyAsync<SecretSafeException>(() => registry.AuditAsync(access, context.CancellationToken));
}
