using System.Text.Json.Nodes;
using SecretSafeContainers.Cli;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Cli;

[TestClass]
public sealed class WritingABaseline : IDisposable
{
    private static readonly string Token = "gh" + "p_" + "q7Xk2mVt9RbLw4NsYc8HfPzJ3dGa6EuKx0TB";
    private static readonly string OtherToken = "gh" + "p_" + "w8Yl3nWu0ScMx5OtZd9IgQaK4eHb7FvLy1UC";

    private readonly TemporaryFolder folder = new();

    private string File => folder["secretsafe.baseline.json"];

    [TestMethod]
    public async Task OfAnImageAcceptsWhatIsThereAndNothingNew()
    {
        folder.Write("app/a.txt", Token);

        var written = await Tool.RunAsync("baseline", $"dir:{folder["app"]}", "--output", File);
        var accepted = await Tool.RunAsync("audit", $"dir:{folder["app"]}", "--baseline", File);
        folder.Write("app/b.txt", OtherToken);
        var another = await Tool.RunAsync("audit", $"dir:{folder["app"]}", "--baseline", File);

        Assert.AreEqual((ExitCode.Clean, $"{File}: 1 entry, 1 new, 0 dropped"), (written.ExitCode, written.Output.Trim()), written.Error);
        Assert.AreEqual(ExitCode.Clean, accepted.ExitCode, accepted.Error);
        Assert.Contains("CLEAN: 0 leaks, 1 suppressed by the baseline,", accepted.Output);
        Assert.Contains("suppressed by the baseline: ", accepted.Output);
        Assert.AreEqual(ExitCode.Leak, another.ExitCode);
        Assert.Contains("LEAK: 1 leak, 1 suppressed by the baseline", another.Output);
        Assert.DoesNotContain(Token[6..], System.IO.File.ReadAllText(File));
    }

    [TestMethod]
    public async Task AcceptsNoOtherSecretAtTheSamePlace()
    {
        folder.Write("app/a.txt", Token);
        await Tool.RunAsync("baseline", $"dir:{folder["app"]}", "--output", File);
        folder.Write("app/a.txt", OtherToken);

        var tool = await Tool.RunAsync("audit", $"dir:{folder["app"]}", "--baseline", File);

        Assert.AreEqual(ExitCode.Leak, tool.ExitCode);
    }

    [TestMethod]
    public async Task OfReportsMergesThemAndKeepsReasons()
    {
        folder.Write("one/a.txt", Token);
        folder.Write("two/b.txt", OtherToken);
        await ReportAsync("one");
        await ReportAsync("two");
        await Tool.RunAsync("baseline", folder["one.json"], "--output", File);
        System.IO.File.WriteAllText(File, System.IO.File.ReadAllText(File).Replace("\"reason\": \"\"", "\"reason\": \"a demo's\"", StringComparison.Ordinal));

        var tool = await Tool.RunAsync("baseline", folder["one.json"], folder["two.json"], "--output", File);

        Assert.AreEqual($"{File}: 2 entries, 1 new, 0 dropped", tool.Output.Trim(), tool.Error);
        var entries = JsonNode.Parse(System.IO.File.ReadAllText(File))!["accepted"]!.AsArray();
        Assert.AreEqual("a.txt a demo's; b.txt ", string.Join("; ", entries.Select(entry => $"{entry!["path"]} {entry["reason"]}")));
    }

    [TestMethod]
    public async Task OfAReportThatWasJudgedByItKeepsWhatItAccepts()
    {
        folder.Write("one/a.txt", Token);
        await ReportAsync("one");
        await Tool.RunAsync("baseline", folder["one.json"], "--output", File);
        await ReportAsync("one", "--baseline", File);

        var tool = await Tool.RunAsync("baseline", folder["one.json"], "--output", File);

        Assert.AreEqual($"{File}: 1 entry, 0 new, 0 dropped", tool.Output.Trim());
    }

    [TestMethod]
    public async Task LeavesKnownSecretsOut()
    {
        folder.Write("one/a.txt", "value " + Token);
        await ReportAsync("one", "--known-secret", $"k=file:{folder.Write("k", Token)}");

        var tool = await Tool.RunAsync("baseline", folder["one.json"], "--output", File);

        Assert.Contains("1 known secret left out", tool.Error);
        Assert.Contains("0 entries", tool.Output);
    }

    [TestMethod]
    public async Task OfSomethingUnreadIsWrittenAndSaysSo()
    {
        folder.Write("one/a.txt", Token);
        folder.Write("one/b.gz", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, .. new byte[3], 0xff, 0xff]);
        folder.Write("archive.tar", "no image");

        var tool = await Tool.RunAsync("baseline", $"dir:{folder["one"]}", $"archive:{folder["archive.tar"]}", "--output", File);

        Assert.AreEqual(ExitCode.Incomplete, tool.ExitCode);
        Assert.Contains("not everything could be read", tool.Error);
        Assert.Contains("1 entry", tool.Output);
    }

    [TestMethod]
    [DataRow("{}", "SSC1026", DisplayName = "no report")]
    [DataRow("{\"schemaVersion\":2}", "SSC1026", DisplayName = "a later one")]
    [DataRow("not json", "SSC1026", DisplayName = "no JSON")]
    [DataRow(null, "SSC1026", DisplayName = "nothing")]
    public async Task OfNoReportIsAnError(string? text, string code)
    {
        if (text is not null)
        {
            folder.Write("report.json", text);
        }

        var tool = await Tool.RunAsync("baseline", folder["report.json"], "--output", File);

        Assert.AreEqual(ExitCode.Usage, tool.ExitCode);
        Assert.Contains(code, tool.Error);
        Assert.IsFalse(System.IO.File.Exists(File));
    }

    [TestMethod]
    [DataRow("\"fingerprint\": \"ssc1:", "\"fingerprint\": \"", DisplayName = "no fingerprint")]
    [DataRow("\"rule\": \"github-pat\"", "\"rule\": null", DisplayName = "no rule")]
    [DataRow("\"findings\": [", "\"findings\": [ null,", DisplayName = "no finding")]
    [DataRow("\"suppressed\": [", "\"suppressed\": [ null", DisplayName = "no suppressed finding")]
    [DataRow("\"suppressed\": []", "\"suppressed\": null", DisplayName = "no list")]
    [DataRow("\"inner\": []", "\"inner\": 5", DisplayName = "another type")]
    [DataRow("\"images\": [", "\"images\": [ null,", DisplayName = "no image")]
    [DataRow("\"code\": \"SSC2002\"", "\"code\": \"SSC9999\"", DisplayName = "no code")]
    public async Task OfAForgedReportIsAnErrorToo(string text, string forged)
    {
        folder.Write("one/a.txt", Token);
        await ReportAsync("one");
        var report = System.IO.File.ReadAllText(folder["one.json"]);
        Assert.Contains(text, report);
        folder.Write("one.json", report.Replace(text, forged, StringComparison.Ordinal));

        var tool = await Tool.RunAsync("baseline", folder["one.json"], "--output", File);

        Assert.AreEqual(ExitCode.Usage, tool.ExitCode, tool.Error);
        Assert.Contains("SSC1026", tool.Error);
        Assert.IsFalse(System.IO.File.Exists(File));
    }

    [TestMethod]
    public async Task NeverOverwritesAnotherFile()
    {
        folder.Write("one/a.txt", Token);
        await ReportAsync("one");
        var settings = folder.Write("appsettings.json", "{ \"A\": 1 }");

        var tool = await Tool.RunAsync("baseline", folder["one.json"], "--output", settings);

        Assert.AreEqual(ExitCode.Usage, tool.ExitCode);
        Assert.Contains("SSC1025", tool.Error);
        Assert.AreEqual("{ \"A\": 1 }", System.IO.File.ReadAllText(settings));
    }

    [TestMethod]
    public async Task DoesNotBelieveAReportThatItsTextIsRedacted()
    {
        folder.Write("one/a.txt", Token);
        await ReportAsync("one");
        folder.Write("forged.json", System.IO.File.ReadAllText(folder["one.json"]).Replace("\"a.txt\"", $"\"{OtherToken}\"", StringComparison.Ordinal));

        await Tool.RunAsync("baseline", folder["forged.json"], "--output", File);

        Assert.AreEqual("***", (string?)JsonNode.Parse(System.IO.File.ReadAllText(File))!["accepted"]![0]!["path"]);
    }

    [TestMethod]
    public async Task IsNeededBeforeAnAuditByIt()
    {
        folder.Write("one/a.txt", "nothing");

        var tool = await Tool.RunAsync("audit", $"dir:{folder["one"]}", "--baseline", File);

        Assert.AreEqual(ExitCode.Usage, tool.ExitCode);
        Assert.Contains("SSC1025", tool.Error);
        Assert.Contains("there is no such file", tool.Error);
    }

    public void Dispose() => folder.Dispose();

    private Task<Tool> ReportAsync(string name, params string[] options) =>
        Tool.RunAsync(["audit", $"dir:{folder[name]}", "--format", "json", "--output", folder[$"{name}.json"], "--quiet", .. options]);
}
