using System.Text.Json.Nodes;
using SecretSafeContainers.Cli;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Cli;

[TestClass]
public sealed class AuditingWithTheTool : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string value = "Nd<l9>\"x" + "Tok-4f&2Q";

    [TestMethod]
    [DataRow("oci")]
    [DataRow("docker")]
    [DataRow("hybrid")]
    public async Task FindsAKnownSecretInEveryKindOfArchive(string kind)
    {
        var registry = TestRegistry.Of(TestImage.Of(TestEntry.File("app/settings.txt", $"a={value}")));
        var archive = folder.Write("image.tar", kind switch
        {
            "oci" => registry.OciArchive(),
            "docker" => registry.DockerArchive(),
            _ => registry.HybridArchive(),
        });

        var tool = await Tool.RunAsync("audit", $"archive:{archive}", "--known-secret", $"k=file:{folder.Write("k", value)}");

        Assert.AreEqual(ExitCode.Leak, tool.ExitCode, tool.Error);
        Assert.Contains("app/settings.txt:1:3", tool.Output);
        Assert.DoesNotContain("Tok-4f", tool.Output + tool.Error);
    }

    [TestMethod]
    public async Task FindsItInALayoutAndInAFolder()
    {
        var layout = TestRegistry.Of(TestImage.Of(TestEntry.File("a", value))).WriteLayout(folder);
        folder.Write("files/.hidden/b", value);
        var secret = $"k=file:{folder.Write("k", value)}";

        Assert.AreEqual(ExitCode.Leak, (await Tool.RunAsync("audit", $"oci:{layout}", "--known-secret", secret)).ExitCode);
        Assert.AreEqual(ExitCode.Leak, (await Tool.RunAsync("audit", $"dir:{folder["files"]}", "--known-secret", secret)).ExitCode);
        Assert.AreEqual(ExitCode.Leak, (await Tool.RunAsync("audit", folder["files"], "--known-secret", secret)).ExitCode);
    }

    [TestMethod]
    public async Task IsCleanWithNothingToFind()
    {
        folder.Write("files/a", "nothing");

        var tool = await Tool.RunAsync("audit", $"dir:{folder["files"]}", "--known-secret", $"k=file:{folder.Write("k", value)}");

        Assert.AreEqual(ExitCode.Clean, tool.ExitCode);
        Assert.Contains("CLEAN", tool.Output);
        Assert.IsEmpty(tool.Error);
    }

    [TestMethod]
    public async Task WritesTheReportAndStillTellsThePerson()
    {
        folder.Write("files/a", "nothing");
        var report = folder["out/report.json"];

        var tool = await Tool.RunAsync("audit", $"dir:{folder["files"]}", "--format", "json", "--output", report);

        Assert.AreEqual("clean", (string?)JsonNode.Parse(await File.ReadAllTextAsync(report))!["verdict"]);
        Assert.Contains("CLEAN", tool.Output);
    }

    [TestMethod]
    public async Task PrintsAPageToAFileButNotToAScreen()
    {
        folder.Write("files/a", "nothing");
        string[] arguments = ["audit", $"dir:{folder["files"]}", "--format", "html"];

        var redirected = await Tool.RunAsync(arguments);
        var screen = await Tool.RunAsync(isScreen: true, arguments);
        var file = await Tool.RunAsync(isScreen: true, [.. arguments, "--output", folder["report.html"]]);

        Assert.StartsWith("<!doctype html>", redirected.Output);
        Assert.AreEqual(ExitCode.Usage, screen.ExitCode);
        Assert.Contains("--output", screen.Error);
        Assert.AreEqual(ExitCode.Clean, file.ExitCode);
        Assert.Contains("CLEAN", file.Output);
        Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(folder["report.html"]));
    }

    [TestMethod]
    public async Task IsSilentWhenAsked()
    {
        folder.Write("files/a", "nothing");

        Assert.AreEqual(new Tool(ExitCode.Clean, "", ""), await Tool.RunAsync("audit", $"dir:{folder["files"]}", "--quiet"));
    }

    [TestMethod]
    public async Task CannotCallCleanWhatItCannotReport()
    {
        folder.Write("files/a", "nothing");
        Directory.CreateDirectory(folder["taken"]);

        var tool = await Tool.RunAsync("audit", $"dir:{folder["files"]}", "--output", folder["taken"]);

        Assert.AreEqual(ExitCode.Incomplete, tool.ExitCode);
        Assert.Contains("SSC4011", tool.Error);
    }

    [TestMethod]
    public async Task AuditsTheRestWhenOneImageIsAbsent()
    {
        folder.Write("files/a", value);

        var tool = await Tool.RunAsync("audit", "archive:" + folder["nope"], $"dir:{folder["files"]}", "--known-secret", $"k=file:{folder.Write("k", value)}");

        Assert.AreEqual(ExitCode.Leak, tool.ExitCode);
        Assert.Contains("SSC4001", tool.Output);
        Assert.Contains("SSC2001", tool.Output);
    }

    [TestMethod]
    public async Task NamesALayerThatImagesShare()
    {
        var leaking = TestLayer.Of(TestEntry.File("a", value));
        var registry = new TestRegistry();
        registry.Add("v1", TestImage.Of(leaking));
        registry.Add("v2", TestImage.Of(leaking, TestLayer.Of(TestEntry.Whiteout("a"))));
        var layout = registry.WriteLayout(folder);

        var tool = await Tool.RunAsync("audit", $"oci:{layout}:v1", $"oci:{layout}:v2", "--known-secret", $"k=file:{folder.Write("k", value)}");

        Assert.Contains("Shared layer", tool.Output);
    }

    public void Dispose() => folder.Dispose();
}
