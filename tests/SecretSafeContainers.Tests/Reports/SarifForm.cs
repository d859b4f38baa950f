using System.Text.Json.Nodes;
using NJsonSchema;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Reports;

[TestClass]
public sealed class SarifForm(TestContext context)
{
    private static readonly Finding Sourced = SampleFinding.ByRule with { Rule = "github-pat", Severity = Severity.Critical, Source = new SourceLocation("/src/shop/api/appsettings.json", 3, 70) };
    private static readonly ReportContext Repository = new(new AuditPolicy()) { Sources = new SourceRoot("/src/shop"), Project = "/src/shop/api/shop.csproj" };

    [TestMethod]
    public async Task IsValidAgainstTheOfficialSchema()
    {
        await AssertValidAsync(await HostileReport.TextAsync(Sample(Sourced, SampleFinding.Known), "sarif", Repository));
        await AssertValidAsync(await HostileReport.TextAsync(new AuditReport(AuditPhase.Gate, [], []), "sarif"));
    }

    [TestMethod]
    [DataRow(AuditPhase.Gate)]
    [DataRow(AuditPhase.Tool)]
    public async Task IsValidWhateverTheImageHolds(AuditPhase phase) => await AssertValidAsync(await HostileReport.TextAsync(HostileReport.Of(phase), "sarif", Repository));

    [TestMethod]
    public async Task NamesTheLineInTheRepository()
    {
        var result = await ResultAsync(Sourced);

        Assert.AreEqual("github-pat", (string?)result["ruleId"]);
        var place = result["locations"]![0]!["physicalLocation"]!;
        Assert.AreEqual(("api/appsettings.json", "%SRCROOT%"), ((string?)place["artifactLocation"]!["uri"], (string?)place["artifactLocation"]!["uriBaseId"]));
        Assert.AreEqual((3, 70), ((int)place["region"]!["startLine"]!, (int)place["region"]!["startColumn"]!));
    }

    [TestMethod]
    public async Task NamesThePlaceInTheImageToo()
    {
        var place = (await ResultAsync(Sourced with { Inner = ["lib/a.jar"] }))["locations"]![0]!["logicalLocations"]![0]!;

        Assert.AreEqual("oci:app!layer 1!app/appsettings.json!lib/a.jar", (string?)place["fullyQualifiedName"]);
    }

    [TestMethod]
    [DataRow("/src/shop/api/shop.csproj", "api/shop.csproj")]
    [DataRow("/elsewhere/shop.csproj", "container-image/app/appsettings.json")]
    [DataRow(null, "container-image/app/appsettings.json")]
    public async Task NamesTheProjectElseAPlaceThatStaysTheSame(string? project, string expected)
    {
        var result = (await RunAsync(Sample(Sourced with { Source = new SourceLocation("/elsewhere/a.json", 9) }), Repository with { Project = project }))["results"]![0]!;

        Assert.AreEqual(expected, (string?)result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]);
    }

    [TestMethod]
    public async Task EscapesWhatIsNoAddress()
    {
        var result = (await RunAsync(Sample(SampleFinding.ByRule with { Path = "srv/../a b/%41#?ä.txt" }), new(new AuditPolicy())))["results"]![0]!;

        Assert.AreEqual("container-image/srv/_/a%20b/%2541%23%3F%C3%A4.txt", (string?)result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]);
    }

    [TestMethod]
    [DataRow(Severity.Critical, "error")]
    [DataRow(Severity.Moderate, "warning")]
    [DataRow(Severity.Low, "note")]
    public async Task SaysByTheLevelHowGraveItIs(Severity severity, string expected)
    {
        var run = await RunAsync(Sample(Sourced with { Severity = severity }), Repository with { Policy = new AuditPolicy { Level = Severity.High } });

        Assert.AreEqual(expected, (string?)run["results"]![0]!["level"]);
    }

    [TestMethod]
    public async Task ExplainsTheRule()
    {
        var rule = (await RunAsync(Sample(Sourced), Repository))["tool"]!["driver"]!["rules"]![0]!;

        var known = RuleCatalogue.All.Single(one => one.Id == "github-pat");
        Assert.AreEqual((known.Title, known.Reference), ((string?)rule["shortDescription"]!["text"], (string?)rule["helpUri"]));
        Assert.AreEqual(("9.5", "high"), ((string?)rule["properties"]!["security-severity"], (string?)rule["properties"]!["precision"]));
    }

    [TestMethod]
    public async Task TellsResultsApartByFingerprint()
    {
        var prints = (await ResultAsync(Sourced))["partialFingerprints"]!;

        // GitHub's own name for it; its own value would be the same for all secrets of a line.
        Assert.AreEqual(Sourced.Fingerprint, (string?)prints["primaryLocationLineHash"]);
    }

    [TestMethod]
    [DataRow(SuppressionKind.Inline, "inSource")]
    [DataRow(SuppressionKind.Item, "external")]
    [DataRow(SuppressionKind.Baseline, "external")]
    public async Task KeepsWhatIsAccepted(SuppressionKind kind, string expected)
    {
        var report = Sample() with { Images = [Image([]) with { Suppressed = [new SuppressedFinding(kind, "by", "the demo's", null, Sourced)] }] };

        var suppression = (await RunAsync(report, Repository))["results"]![0]!["suppressions"]![0]!;

        Assert.AreEqual((expected, "the demo's"), ((string?)suppression["kind"], (string?)suppression["justification"]));
    }

    [TestMethod]
    public async Task SaysWhatWasNotRead()
    {
        var report = Sample() with { Images = [Image([]) with { Coverage = new Coverage(1, 1, [new Skipped(DiagnosticCodes.Malformed, "layer 1", "it ends early")]) }] };

        var invocation = (await RunAsync(report, Repository))["invocations"]![0]!;

        Assert.IsFalse((bool)invocation["executionSuccessful"]!);
        Assert.AreEqual("SSC4003", (string?)invocation["toolExecutionNotifications"]![0]!["descriptor"]!["id"]);
    }

    [TestMethod]
    [DataRow("registry:reg.example:5000/team/shop:1.2.3", "secretsafe/audit/reg.example-5000-team-shop/linux-amd64/")]
    [DataRow("registry:reg.example/shop@sha256:00", "secretsafe/audit/reg.example-shop/linux-amd64/")]
    [DataRow("docker:shop:build-77", "secretsafe/audit/shop/linux-amd64/")]
    [DataRow("archive:/agent/1/a/shop.tar.gz", "secretsafe/audit/shop.tar.gz/linux-amd64/")]
    public async Task IsReplacedByTheNextAuditOfTheImage(string reference, string expected)
    {
        var report = Sample() with { Images = [Image([]) with { Reference = reference }] };

        Assert.AreEqual(expected, (string?)(await RunAsync(report, Repository))["automationDetails"]!["id"]);
    }

    [TestMethod]
    public async Task HoldsNoLinkThatAnImageMade()
    {
        var text = await HostileReport.TextAsync(HostileReport.Of("[click](https://evil.example) {0}"), "sarif", Repository);

        Assert.DoesNotContain("](", text);
        Assert.DoesNotContain("{0", text);
    }

    [TestMethod]
    public async Task NamesNoFolderOfThisMachine() => Assert.DoesNotContain("/src/shop", await HostileReport.TextAsync(Sample(Sourced), "sarif", Repository));

    private static AuditReport Sample(params Finding[] findings) => new(AuditPhase.Audit, [Image(findings)], []);

    private static ImageReport Image(Finding[] findings) =>
        new("oci:app", Digest.OfBytes("layer"u8), new Platform("linux", "amd64"), Verdict.Leak, [], [.. findings], [], new Coverage(2048, 2, []));

    private static async Task<JsonNode> ResultAsync(Finding finding) => (await RunAsync(Sample(finding), Repository))["results"]![0]!;

    private static async Task<JsonNode> RunAsync(AuditReport report, ReportContext context) => JsonNode.Parse(await HostileReport.TextAsync(report, "sarif", context))!["runs"]![0]!;

    private async Task AssertValidAsync(string sarif)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "sarif-2.1.0.json"), context.CancellationToken);
        Assert.IsEmpty(schema.Validate(sarif).Select(error => error.ToString()).ToList());
    }
}
