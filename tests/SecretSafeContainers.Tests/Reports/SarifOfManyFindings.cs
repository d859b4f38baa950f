using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Reports;

/// <summary>A file that is too large is refused as a whole, so it never is.</summary>
[TestClass]
public sealed class SarifOfManyFindings
{
    [TestMethod]
    public async Task HasNoMoreRunsThanGitHubTakes()
    {
        var runs = await RunsAsync(new AuditReport(AuditPhase.Tool, [.. Enumerable.Range(0, 23).Select(_ => Image(1))], []));

        Assert.HasCount(20, runs);
        Assert.AreEqual(23, runs.Sum(run => run!["results"]!.AsArray().Count));
        CollectionAssert.AllItemsAreUnique(runs.Select(run => (string?)run!["automationDetails"]!["id"]).ToList());
    }

    [TestMethod]
    public async Task HasNoMoreResultsThanGitHubTakesAndTheGravestFirst()
    {
        // The last run holds what is more than 20 images.
        var graver = Image(1) with { Findings = [SampleFinding.ByRule with { Severity = Severity.Critical, Path = "grave" }] };
        ImageReport[] images = [.. Enumerable.Repeat(Image(0), 19), Image(9_000, Severity.Low), Image(9_000, Severity.Low), Image(9_000, Severity.Low), graver];

        var last = (await RunsAsync(new AuditReport(AuditPhase.Tool, [.. images], [])))[^1]!;

        Assert.HasCount(25_000, last["results"]!.AsArray());
        Assert.AreEqual("container-image/grave", (string?)last["results"]![0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]);
        var said = last["invocations"]![0]!["toolExecutionNotifications"]!.AsArray()[^1]!;
        Assert.Contains("of 27001 places that were found, 25000 are listed", (string)said["message"]!["text"]!);
    }

    [TestMethod]
    public async Task IsNoLargerThanGitHubTakes()
    {
        // Paths that do not compress.
        var random = new Random(1);
        var image = Image(0) with
        {
            Findings = [.. Enumerable.Range(0, 10_000).Select(_ => SampleFinding.ByRule with { Path = string.Concat(Enumerable.Range(0, 1500).Select(_ => (char)random.Next(0x4e00, 0x9fa5))) })],
        };

        var bytes = await HostileReport.WriteAsync(new AuditReport(AuditPhase.Tool, [image], []), "sarif");

        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(bytes);
        }

        Assert.IsLessThan(10_000_000, compressed.Length);
        Assert.Contains("places that were found", Encoding.UTF8.GetString(bytes));
    }

    private static ImageReport Image(int findings, Severity severity = Severity.Moderate) =>
        new("oci:app", null, new Platform("linux", "amd64"), Verdict.Leak, [], [.. Enumerable.Repeat(SampleFinding.ByRule with { Severity = severity }, findings)], [], new Coverage(1, 1, []));

    private static async Task<JsonArray> RunsAsync(AuditReport report) => JsonNode.Parse(await HostileReport.WriteAsync(report, "sarif"))!["runs"]!.AsArray();
}
