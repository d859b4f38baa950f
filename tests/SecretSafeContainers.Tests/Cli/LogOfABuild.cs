using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using SecretSafeContainers.Cli;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Cli;

[TestClass]
public sealed class LogOfABuild(TestContext context) : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string value = "Qv7m-tok" + "Tz4d2Q9x";

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task AsTextIsSearchedWithLineAndColumn()
    {
        folder.Write("msbuild.log", $"Build started.\n  pushing with {value}\n");

        var tool = await AuditAsync("msbuild.log");

        Assert.AreEqual(ExitCode.Leak, tool.ExitCode, tool.Error);
        Assert.Contains("where  msbuild.log:2:16\n", tool.Output);
        Assert.Contains("seen   whoever reads the log\n", tool.Output);
        Assert.Contains("Delete the log", tool.Output);
        Assert.DoesNotContain(value, tool.Output + tool.Error);
    }

    [TestMethod]
    public async Task AsTextIsSearchedByRules()
    {
        folder.Write("msbuild.log", $"token gh{"p_" + ExampleText.Alphanumeric(36)}\n");

        var tool = await Tool.RunAsync("audit", $"log:{folder["msbuild.log"]}");

        Assert.AreEqual(ExitCode.Leak, tool.ExitCode, tool.Output);
        Assert.Contains("where  msbuild.log:1:7\n", tool.Output);
    }

    [TestMethod]
    public async Task IsNoImageInTheReport()
    {
        folder.Write("msbuild.log", value);

        var report = await ReportAsync("msbuild.log");

        var finding = report["findings"]![0]!;
        Assert.IsEmpty(report["layers"]!.AsArray());
        Assert.AreEqual(("file", "msbuild.log", null), ((string?)finding["channel"], (string?)finding["path"], (string?)finding["layer"]?.ToString()));
        Assert.IsTrue(finding["exposure"]!.AsObject().All(who => who.Value!.GetValue<bool>() is false));
        Assert.AreEqual(1, (int?)report["coverage"]!["files"]);
    }

    [TestMethod]
    public async Task AsBinaryIsSearchedInWhatTheBuildSaid()
    {
        // arrange: the value comes from the environment, so no project file holds it
        await BuildAsync("<Message Text=\"with $(SscLogProbe)\" />", "SscLogProbe");

        // act
        var tool = await AuditAsync("msbuild.binlog");

        // assert
        Assert.AreEqual(ExitCode.Leak, tool.ExitCode, tool.Output + tool.Error);
        Assert.Contains("where  msbuild.binlog!msbuild.records\n", tool.Output);
        Assert.DoesNotContain("SSC4", tool.Output);
    }

    [TestMethod]
    public async Task AsBinaryIsSearchedInTheProjectFilesThatItEmbeds()
    {
        // arrange: a comment gets into no message
        await BuildAsync($"<!-- {value} -->");

        // act
        var tool = await AuditAsync("msbuild.binlog");

        // assert
        Assert.AreEqual(ExitCode.Leak, tool.ExitCode, tool.Output + tool.Error);
        Assert.Contains("!ProjectImports.zip!", tool.Output);
        Assert.Contains("p.proj:1:", tool.Output);
        Assert.Contains("1 leak,", tool.Output);
    }

    [TestMethod]
    public async Task WithoutASecretIsClean()
    {
        await BuildAsync("<Message Text=\"nothing\" />");
        folder.Write("msbuild.log", "nothing\n");

        foreach (var log in new[] { "msbuild.log", "msbuild.binlog" })
        {
            var tool = await AuditAsync(log);
            Assert.AreEqual(ExitCode.Clean, tool.ExitCode, tool.Output + tool.Error);
        }
    }

    [TestMethod]
    public async Task AsBinaryIsNeverCleanWhereverItIsCut()
    {
        // arrange
        await BuildAsync("<Message Text=\"nothing\" />");
        var whole = await File.ReadAllBytesAsync(folder["msbuild.binlog"], context.CancellationToken);
        List<int> clean = [];

        // act
        foreach (var length in Enumerable.Range(0, 24).Concat([100, whole.Length / 2, whole.Length - 9, whole.Length - 8, whole.Length - 4, whole.Length - 1]))
        {
            folder.Write("cut.binlog", whole[..length]);
            if ((await AuditAsync("cut.binlog")).ExitCode != ExitCode.Incomplete)
            {
                clean.Add(length);
            }
        }

        // assert
        Assert.IsEmpty(clean);
    }

    [TestMethod]
    public async Task AsBinaryWhoseRecordsEndTooSoonIsNotClean()
    {
        // arrange: compressed to its end, but the records stop within the archive of project files
        await BuildAsync("<Message Text=\"nothing\" />");
        var records = await InflateAsync();
        folder.Write("msbuild.binlog", Deflate(records[..^100]));

        // act
        var tool = await AuditAsync("msbuild.binlog");

        // assert
        Assert.AreEqual(ExitCode.Incomplete, tool.ExitCode, tool.Output);
        Assert.Contains("SSC4006", tool.Output);
    }

    [TestMethod]
    public async Task OfAnOldBuildIsNotCleanAsItsProjectFilesStayClosed()
    {
        folder.Write("msbuild.binlog", Deflate([14, 0, 0, 0, .. new byte[100]]));

        var tool = await AuditAsync("msbuild.binlog");

        Assert.AreEqual(ExitCode.Incomplete, tool.ExitCode, tool.Output);
        Assert.Contains("SSC4006", tool.Output);
    }

    [TestMethod]
    [DataRow("absent.log", "SSC4001")]
    [DataRow("folder", "SSC4001")]
    [DataRow("empty.log", "SSC4009")]
    [DataRow("text.binlog", "SSC4003")]
    public async Task ThatCannotBeReadIsNotClean(string name, string code)
    {
        folder.Write("folder/file", "");
        folder.Write("empty.log", "");
        folder.Write("text.binlog", "a text");

        var tool = await AuditAsync(name);

        Assert.AreEqual(ExitCode.Incomplete, tool.ExitCode, tool.Output);
        Assert.Contains(code, tool.Output);
    }

    private Task<Tool> AuditAsync(string log) => Tool.RunAsync("audit", $"log:{folder[log]}", "--known-secret", $"k=file:{folder.Write("k", value)}");

    private async Task<JsonNode> ReportAsync(string log)
    {
        await Tool.RunAsync("audit", $"log:{folder[log]}", "--known-secret", $"k=file:{folder.Write("k", value)}", "--format", "json", "--output", folder["report.json"]);
        return JsonNode.Parse(await File.ReadAllTextAsync(folder["report.json"], context.CancellationToken))!["images"]![0]!;
    }

    private async Task BuildAsync(string task, string? variable = null)
    {
        folder.Write("p.proj", $"<Project><Target Name=\"Go\">{task}</Target></Project>");
        var start = new ProcessStartInfo("dotnet", ["msbuild", "p.proj", "-nologo", "-nodeReuse:false", "-bl:msbuild.binlog"])
        {
            WorkingDirectory = folder.FullPath,
            RedirectStandardOutput = true,
        };
        if (variable is not null)
        {
            start.Environment[variable] = value;
        }

        using var build = Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync(context.CancellationToken);
        await build.WaitForExitAsync(context.CancellationToken);
        Assert.AreEqual(0, build.ExitCode, said);
    }

    private async Task<byte[]> InflateAsync()
    {
        await using var log = new GZipStream(File.OpenRead(folder["msbuild.binlog"]), CompressionMode.Decompress);
        using var records = new MemoryStream();
        await log.CopyToAsync(records, context.CancellationToken);
        return records.ToArray();
    }

    private static byte[] Deflate(byte[] records)
    {
        using var log = new MemoryStream();
        using (var gzip = new GZipStream(log, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(records);
        }

        return log.ToArray();
    }
}
