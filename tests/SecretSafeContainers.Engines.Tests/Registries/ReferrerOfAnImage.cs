using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecretSafeContainers.Content;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Registries;

[TestClass]
public sealed class ReferrerOfAnImage(TestContext context)
{
    private static readonly string Address = "https://deploy" + ":Tr0ub4dor-x9Kp" + "@files.internal/x";

    private readonly TestRegistry content = TestRegistry.Of(TestImage.Of(TestEntry.File("app/a", "one")));

    [TestMethod]
    [DataRow("application/spdx+json", "{\"a\":\"", "\"}", DisplayName = "in JSON")]
    [DataRow("text/spdx", "Package: ", "\n", DisplayName = "in text")]
    [DataRow("application/cose", "\u00d2\u0084\u0000", "\u00ff", DisplayName = "in a binary form")]
    public async Task LeaksByWhatItSays(string mediaType, string before, string after)
    {
        var bytes = mediaType == "application/cose" ? Encoding.Latin1.GetBytes(before + Address + after) : Encoding.UTF8.GetBytes(before + Address + after);
        await using var registry = await StartAsync(Attach(mediaType, bytes));

        var report = await registry.AuditAsync(Reading.Anonymous, context.CancellationToken);

        Assert.AreEqual(ContentChannel.Attestation, Assert.ContainsSingle(report.Images[0].Findings).Channel);
        Assert.IsEmpty(report.Images[0].Coverage.Skipped);
    }

    [TestMethod]
    public async Task ThatIsCompressedIsIncomplete()
    {
        await using var registry = await StartAsync(Attach("application/zip", "PK\u0003\u0004"u8.ToArray()));

        var report = await registry.AuditAsync(Reading.Anonymous, context.CancellationToken);

        Assert.AreSame(DiagnosticCodes.UnsupportedFormat, Assert.ContainsSingle(report.Images[0].Coverage.Skipped).Code);
    }

    [TestMethod]
    public async Task IsNotReadWhereNobodyAsksForIt()
    {
        await using var registry = await StartAsync(Attach("text/spdx", Encoding.UTF8.GetBytes(Address)));

        var report = await registry.AuditAsync(Reading.Anonymous with { ReadsReferrers = false }, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
    }

    [TestMethod]
    [DataRow(500, DisplayName = "fails")]
    [DataRow(403, DisplayName = "is refused")]
    public async Task OfWhichTheListCannotBeReadIsIncomplete(int status)
    {
        await using var registry = await ScriptedRegistry.StartAsync(content, http =>
        {
            var isList = IsList(http);
            http.Response.StatusCode = isList ? status : 200;
            return Task.FromResult(isList);
        });

        var report = await registry.AuditAsync(Reading.Anonymous, context.CancellationToken);

        Assert.AreEqual(Verdict.Incomplete, report.Verdict);
        Assert.ContainsSingle(report.Images[0].Coverage.Skipped);
    }

    [TestMethod]
    public async Task OfWhichThereAreMoreThanAreFollowedIsIncomplete()
    {
        var descriptors = Enumerable.Range(0, 65).Select(_ => Attach("text/spdx", "x"u8.ToArray())).ToArray();
        await using var registry = await StartAsync(descriptors);

        var report = await registry.AuditAsync(Reading.Anonymous, context.CancellationToken);

        Assert.AreSame(DiagnosticCodes.LimitReached, Assert.ContainsSingle(report.Images[0].Coverage.Skipped).Code);
    }

    private static bool IsList(HttpContext http) => http.Request.Path.Value!.Contains("/referrers/", StringComparison.Ordinal);

    /// <summary>An artifact of one blob.</summary>
    private JsonObject Attach(string mediaType, byte[] bytes) => content.AddBlob(MediaTypes.OciManifest, Encoding.UTF8.GetBytes(new JsonObject
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = MediaTypes.OciManifest,
        ["config"] = content.AddBlob("application/vnd.oci.empty.v1+json", "{}"u8.ToArray()),
        ["layers"] = new JsonArray(content.AddBlob(mediaType, bytes)),
        ["subject"] = content.Roots[0].DeepClone(),
    }.ToJsonString()));

    private Task<ScriptedRegistry> StartAsync(params JsonObject[] referrers) => ScriptedRegistry.StartAsync(content, async http =>
    {
        if (!IsList(http))
        {
            return false;
        }

        http.Response.ContentType = MediaTypes.OciIndex;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray([.. referrers.Select(one => one.DeepClone())]) }.ToJsonString()));
        return true;
    });
}
