using System.Text.Json.Nodes;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Readme;
using SecretSafeContainers.Tests.Cli;

namespace SecretSafeContainers.Tests.Reports;

/// <summary>The published schema of the JSON report, with reports that the tool really writes.</summary>
[TestClass]
public sealed class SchemaOfTheReport : IDisposable
{
    private static readonly SchemaValidator Schema = new(JsonNode.Parse(File.ReadAllText(SourceTree.In("schema", "report-v1.json")))!.AsObject());
    private static readonly string Value = "Nd<l9>\"x" + "Tok-4f&2Q";
    private static readonly string Connection = "Server=db;Database=shop;User Id=sa;" + "Password=" + "kV7" + "xQ2mZ9p;";

    private readonly TemporaryFolder folder = new();

    [TestMethod]
    public async Task HoldsForALeakingImage()
    {
        var registry = new TestRegistry();
        var leaking = TestLayer.Of(TestEntry.File("app/settings.txt", $"a={Value}"), TestEntry.File("app/b.json", Connection));
        registry.Add("v1", TestImage.Of(leaking) with { Env = [$"TOKEN={Value}"], Labels = TestImage.Of(leaking).Labels.Add("deploy", Value) });
        registry.Add("v2", TestImage.Of(leaking, TestLayer.Of(TestEntry.Whiteout("app/b.json"))));

        await AssertHoldsAsync("audit", $"oci:{registry.WriteLayout(folder)}", "--known-secret", $"k=file:{folder.Write("k", Value)}", "--format", "json");
    }

    [TestMethod]
    public async Task HoldsForWhatIsAcceptedAndWhatIsNotRead()
    {
        folder.Write("files/b.json", Connection);
        folder.Write("files/damaged.zip", "PK\u0003\u0004 and no more");
        var baseline = folder["secretsafe.baseline.json"];
        await Tool.RunAsync("baseline", $"dir:{folder["files"]}", "--output", baseline);

        var report = await AssertHoldsAsync("audit", $"dir:{folder["files"]}", "archive:" + folder["nope"], "--baseline", baseline, "--format", "json");

        Assert.ContainsSingle(report["images"]![0]!["suppressed"]!.AsArray());
        Assert.IsNotEmpty(report["images"]![1]!["coverage"]!["skipped"]!.AsArray());
    }

    [TestMethod]
    public async Task HoldsForTheCheckOfADockerfile()
    {
        folder.Write("Dockerfile", "FROM node\nARG NPM_TOKEN\nRUN npm install\n");

        var report = await AssertHoldsAsync("check", folder["Dockerfile"], "--format", "json");

        Assert.IsNotEmpty(report["advice"]!.AsArray());
    }

    [TestMethod]
    [DataRow("", DisplayName = "the report")]
    [DataRow("images/0", DisplayName = "an image")]
    [DataRow("images/0/findings/0", DisplayName = "a finding")]
    [DataRow("images/0/coverage", DisplayName = "the coverage")]
    public async Task RefusesAKeyThatItDoesNotDescribe(string place)
    {
        folder.Write("files/b.json", Connection);
        var report = await AssertHoldsAsync("audit", $"dir:{folder["files"]}", "--format", "json");
        var target = place.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate((JsonNode)report, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        target.AsObject()["more"] = 1;

        StringAssert.EndsWith(Assert.ContainsSingle(Schema.Errors(report)), ": may not have more");
    }

    [TestMethod]
    public async Task RefusesAReportThatLacksAKey()
    {
        folder.Write("files/b.json", Connection);
        var report = await AssertHoldsAsync("audit", $"dir:{folder["files"]}", "--format", "json");
        report["images"]![0]!["findings"]![0]!.AsObject().Remove("exposure");

        Assert.AreEqual("/images/0/findings/0: lacks exposure", Assert.ContainsSingle(Schema.Errors(report)));
    }

    public void Dispose() => folder.Dispose();

    private static async Task<JsonNode> AssertHoldsAsync(params string[] arguments)
    {
        var tool = await Tool.RunAsync(arguments);
        var report = JsonNode.Parse(tool.Output)!;

        Assert.IsEmpty(Schema.Errors(report), string.Join('\n', Schema.Errors(report)));
        return report;
    }
}
