using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Reports;

[TestClass]
public sealed class JsonForm
{
    private static readonly Digest SomeDigest = Digest.OfBytes("layer"u8);

    private static readonly AuditReport Report = new(
        AuditPhase.Audit,
        [
            new ImageReport("oci:app", SomeDigest, new Platform("linux", "amd64"), Verdict.Leak,
                [new LayerReport(0, SomeDigest, SomeDigest, "COPY . .", LayerOrigin.Base, 1024, 2, Cached: false)],
                [SampleFinding.ByRule, SampleFinding.Known],
                [new SuppressedFinding(SuppressionKind.Item, "SecretSafeSuppress 'sample-rule'", "a test's", new DateOnly(2027, 12, 31), SampleFinding.ByRule)],
                new Coverage(2048, 2, [new Skipped(DiagnosticCodes.Malformed, "layer 1", "the gzip data ends early", 7)])),
        ],
        [new SharedLayer(SomeDigest, ["oci:app", "oci:other"], 1)]);

    [TestMethod]
    public async Task HasTheMembersOfVersion1InTheirOrder()
    {
        var root = await WriteAsync(Report);

        AssertNames("schemaVersion tool phase verdict images sharedLayers", root);
        AssertNames("name version", root["tool"]);
        AssertNames("reference digest platform verdict layers findings suppressed coverage configDigest", root["images"]![0]);
        AssertNames("index digest diffId createdBy origin bytes files cached", root["images"]![0]!["layers"]![0]);
        AssertNames("code rule title severity confidence secretId channel layer path inner pointer line column offset length encoding preview fingerprint exposure source fix",
            root["images"]![0]!["findings"]![0]);
        AssertNames("runtime inspection layers", root["images"]![0]!["findings"]![0]!["exposure"]);
        AssertNames("file line text", root["images"]![0]!["findings"]![1]!["source"]);
        AssertNames("kind by reason expires finding", root["images"]![0]!["suppressed"]![0]);
        AssertNames("bytes files skipped expandedBytes", root["images"]![0]!["coverage"]);
        AssertNames("what why bytes", root["images"]![0]!["coverage"]!["skipped"]![0]);
        AssertNames("diffId images findings", root["sharedLayers"]![0]);
    }

    [TestMethod]
    public async Task WritesDomainValuesAsWords()
    {
        var root = await WriteAsync(Report);
        var known = root["images"]![0]!["findings"]![1]!;

        Assert.AreEqual(1, (int)root["schemaVersion"]!);
        Assert.AreEqual("audit", (string?)root["phase"]);
        Assert.AreEqual("leak", (string?)root["verdict"]);
        Assert.AreEqual("linux/amd64", (string?)root["images"]![0]!["platform"]);
        Assert.AreEqual("base", (string?)root["images"]![0]!["layers"]![0]!["origin"]);
        Assert.AreEqual("SSC2001", (string?)known["code"]);
        Assert.AreEqual("critical", (string?)known["severity"]);
        Assert.AreEqual("history", (string?)known["channel"]);
        Assert.AreEqual(("item", "2027-12-31"), ((string?)root["images"]![0]!["suppressed"]![0]!["kind"], (string?)root["images"]![0]!["suppressed"]![0]!["expires"]));
        Assert.IsNull(known["length"]);
        Assert.AreEqual("SSC4003: the gzip data ends early", (string?)root["images"]![0]!["coverage"]!["skipped"]![0]!["why"]);
    }

    [TestMethod]
    public async Task EndsWithANewlineAndHasNoByteOrderMark()
    {
        var bytes = await BytesAsync(Report);

        Assert.AreEqual((byte)'{', bytes[0]);
        Assert.AreEqual((byte)'\n', bytes[^1]);
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [TestMethod]
    public async Task IsReadBackAsItWasWritten()
    {
        var bytes = await BytesAsync(Report);

        var read = JsonSerializer.Deserialize(bytes, JsonReportContext.Default.JsonReport)!;
        var again = await BytesAsync(new AuditReport(read.Phase, read.Images, read.SharedLayers));

        Assert.AreEqual(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(again));
    }

    private static async Task<JsonNode> WriteAsync(AuditReport report) => JsonNode.Parse(await BytesAsync(report))!;

    private static async Task<byte[]> BytesAsync(AuditReport report)
    {
        using var stream = new MemoryStream();
        await new JsonReportWriter().WriteAsync(report, stream, CancellationToken.None);
        return stream.ToArray();
    }

    private static void AssertNames(string expected, JsonNode? node) =>
        Assert.AreEqual(expected, string.Join(' ', node!.AsObject().Select(member => member.Key)));
}
