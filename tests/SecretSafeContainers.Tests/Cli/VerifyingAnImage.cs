using SecretSafeContainers.Cli;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Cli;

[TestClass]
public sealed class VerifyingAnImage : IDisposable
{
    private static readonly string Value = "Nd<l9>\"x" + "Tok-4f&2Q";

    private readonly TemporaryFolder folder = new();

    private string Report => folder["shop.audit.json"];

    [TestMethod]
    public async Task PassesWithTheCleanReportOfItsDigest()
    {
        var layout = Layout(TestImage.Of(TestEntry.File("a", "nothing")));
        await AuditAsync(layout);

        var tool = await Tool.RunAsync("verify", "--report", Report, $"oci:{layout}");

        Assert.AreEqual(ExitCode.Clean, tool.ExitCode, tool.Error);
        Assert.Contains($": clean, says {Report} (version ", tool.Output);
    }

    [TestMethod]
    public async Task FailsWhenTheTagNamesAnotherImageByNow()
    {
        await AuditAsync(Layout(TestImage.Of(TestEntry.File("a", "nothing"))));

        var tool = await Tool.RunAsync("verify", "--report", Report, $"oci:{Layout(TestImage.Of(TestEntry.File("a", "something")), "later")}");

        Assert.AreEqual(ExitCode.Leak, tool.ExitCode);
        Assert.Contains("SSC4016", tool.Error);
        Assert.Contains("no report is about this digest: they are about sha256:", tool.Error);
    }

    [TestMethod]
    public async Task FailsWithAReportOfALeak()
    {
        var layout = Layout(TestImage.Of(TestEntry.File("a", Value)));
        await AuditAsync(layout);

        var tool = await Tool.RunAsync("verify", "--report", Report, $"oci:{layout}");

        Assert.AreEqual(ExitCode.Leak, tool.ExitCode);
        Assert.Contains("found a leak", tool.Error);
    }

    [TestMethod]
    public async Task FailsWhenOneOfTwoReportsFoundALeak()
    {
        var layout = Layout(TestImage.Of(TestEntry.File("a", Value)));
        await AuditAsync(layout);
        await Tool.RunAsync("audit", $"oci:{layout}", "--format", "json", "--output", folder["asked-for-less.json"]);

        var tool = await Tool.RunAsync("verify", "--report", folder["asked-for-less.json"], "--report", Report, $"oci:{layout}");

        Assert.AreEqual(ExitCode.Leak, tool.ExitCode);
    }

    [TestMethod]
    public async Task FailsWithTheReportOfTheGate()
    {
        var layout = Layout(TestImage.Of(TestEntry.File("a", "nothing")));
        await AuditAsync(layout);
        Edit("\"phase\": \"tool\"", "\"phase\": \"gate\"");

        var tool = await Tool.RunAsync("verify", "--report", Report, $"oci:{layout}");

        Assert.AreEqual(ExitCode.Leak, tool.ExitCode);
        Assert.Contains("is of the gate", tool.Error);
    }

    [TestMethod]
    [DataRow("audit", ExitCode.Clean, DisplayName = "of a build")]
    [DataRow("tool", ExitCode.Leak, DisplayName = "of the tool, whose image somebody else made")]
    public async Task GoesByTheConfigInTheReportOfABuildAlone(string phase, int exitCode)
    {
        // The same config under two manifests, as an engine and a registry have it.
        var layout = Layout(TestImage.Of(TestEntry.File("a", "nothing")));
        await AuditAsync(layout);
        var report = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Report))!;
        report["phase"] = phase;
        report["images"]![0]!["configDigest"] = (string)report["images"]![0]!["digest"]!;
        report["images"]![0]!["digest"] = "sha256:" + new string('0', 64);
        File.WriteAllText(Report, report.ToJsonString());

        var tool = await Tool.RunAsync("verify", "--report", Report, $"oci:{layout}");

        Assert.AreEqual(exitCode, tool.ExitCode, tool.Error);
    }

    [TestMethod]
    public async Task NeedsAReportForEveryPlatform()
    {
        var registry = new TestRegistry();
        registry.Add(null, TestImage.Of(TestEntry.File("a", "x")) with { Platform = new("linux", "amd64") }, TestImage.Of(TestEntry.File("a", "y")) with { Platform = new("linux", "arm64") });
        var layout = registry.WriteLayout(folder);
        foreach (var architecture in new[] { "amd64", "arm64" })
        {
            await Tool.RunAsync("audit", $"oci:{layout}", "--platform", $"linux/{architecture}", "--format", "json", "--output", folder[$"{architecture}.json"]);
        }

        var one = await Tool.RunAsync("verify", "--report", folder["amd64.json"], $"oci:{layout}");
        var both = await Tool.RunAsync("verify", "--report", folder["amd64.json"], "--report", folder["arm64.json"], $"oci:{layout}");
        await AuditAsync(layout);
        var together = await Tool.RunAsync("verify", "--report", Report, $"oci:{layout}");

        Assert.AreEqual((ExitCode.Leak, ExitCode.Clean, ExitCode.Clean), (one.ExitCode, both.ExitCode, together.ExitCode), one.Error + both.Error + together.Error);
        Assert.Contains("linux/arm64", one.Error);
    }

    [TestMethod]
    [DataRow("\"verdict\": \"leak\"", "\"verdict\": \"clean\"", DisplayName = "all verdicts")]
    [DataRow("\"images\": [", "\"images\": [], \"sharedLayers\": [], \"rest\": [", DisplayName = "no images")]
    [DataRow("\"phase\": \"tool\",", "\"phase\": \"tool\", \"phase\": \"audit\",", DisplayName = "the same key twice")]
    [DataRow("\"name\": \"SecretSafeContainers\"", "\"name\": \"another\"", DisplayName = "another tool")]
    [DataRow("\"schemaVersion\": 1", "\"schemaVersion\": 2", DisplayName = "another version")]
    [DataRow("  \"verdict\": \"leak\",", "", DisplayName = "no verdicts")]
    public async Task RefusesAReportThatWasChanged(string was, string becomes)
    {
        var layout = Layout(TestImage.Of(TestEntry.File("a", Value)));
        await AuditAsync(layout);
        Edit(was, becomes);

        var tool = await Tool.RunAsync("verify", "--report", Report, $"oci:{layout}");

        Assert.AreEqual(ExitCode.Incomplete, tool.ExitCode);
        Assert.Contains("SSC1026", tool.Error);
    }

    [TestMethod]
    public async Task RefusesACleanReportOfWhatWasNotRead()
    {
        var layout = Layout(TestImage.Of(TestEntry.File("a", "nothing")));
        await AuditAsync(layout);
        Edit("\"skipped\": []", "\"skipped\": [ { \"what\": \"a\", \"why\": \"SSC4008: x\", \"bytes\": 1 } ]");

        Assert.AreEqual(ExitCode.Incomplete, (await Tool.RunAsync("verify", "--report", Report, $"oci:{layout}")).ExitCode);
    }

    [TestMethod]
    public async Task CannotBeWithoutTheReportOrTheImage()
    {
        var layout = Layout(TestImage.Of(TestEntry.File("a", "nothing")));
        await AuditAsync(layout);
        folder.Write("files/a", "nothing");

        Assert.AreEqual(ExitCode.Incomplete, (await Tool.RunAsync("verify", "--report", folder["nowhere.json"], $"oci:{layout}")).ExitCode);
        Assert.AreEqual(ExitCode.Incomplete, (await Tool.RunAsync("verify", "--report", Report, $"oci:{folder["nowhere"]}")).ExitCode);
        Assert.AreEqual(ExitCode.Incomplete, (await Tool.RunAsync("verify", "--report", Report, $"dir:{folder["files"]}")).ExitCode);
        Assert.AreEqual(ExitCode.Leak, (await Tool.RunAsync("verify", "--report", Report, $"oci:{folder["nowhere"]}", $"oci:{Layout(TestImage.Of(TestEntry.File("b", "b")), "other")}")).ExitCode);
        Assert.AreEqual(ExitCode.Usage, (await Tool.RunAsync("verify", $"oci:{layout}")).ExitCode);
        Assert.AreEqual(ExitCode.Usage, (await Tool.RunAsync("verify", "--report", Report)).ExitCode);
    }

    public void Dispose() => folder.Dispose();

    private string Layout(TestImage image, string name = "layout") => TestRegistry.Of(image).WriteLayout(folder, name);

    private Task<Tool> AuditAsync(string layout) =>
        Tool.RunAsync("audit", $"oci:{layout}", "--known-secret", $"k=file:{folder.Write("k", Value)}", "--format", "json", "--output", Report);

    private void Edit(string was, string becomes)
    {
        var text = File.ReadAllText(Report);
        Assert.Contains(was, text);
        File.WriteAllText(Report, text.Replace(was, becomes, StringComparison.Ordinal));
    }
}
