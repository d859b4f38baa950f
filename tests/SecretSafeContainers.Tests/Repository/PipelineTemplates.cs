using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using SecretSafeContainers.Cli;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Readme;
using SecretSafeContainers.Tests.Cli;
using YamlDotNet.RepresentationModel;

namespace SecretSafeContainers.Tests.Repository;

/// <summary>What the templates and the README's pipelines name is there.</summary>
[TestClass]
public sealed partial class PipelineTemplates(TestContext context)
{
    // Of the .NET SDK.
    private static readonly string[] SdkProperties = ["ContainerRegistry", "ContainerRepository", "ContainerImageTag", "ContainerArchiveOutputPath", "PublishProfile", "Configuration"];

    public static IEnumerable<object[]> Pipelines() =>
    [
        .. SourceTree.Files("build/azure-pipelines", ".yml").Select(path => new object[] { Path.GetFileName(path), File.ReadAllText(path) }),
        .. YamlOfReadme().Select((yaml, index) => new object[] { $"README {index + 1}", yaml }),
    ];

    [TestMethod]
    [DynamicData(nameof(Pipelines))]
    public async Task NameOnlyOptionsThatTheToolHas(string name, string yaml)
    {
        foreach (Match call in ToolCall().Matches(string.Join('\n', Texts(yaml))))
        {
            var help = (await Tool.RunAsync(call.Groups["verb"].Value, "--help")).Output;
            var unknown = Option().Matches(call.Value).Select(option => option.Value).Where(option => !help.Contains(option + " ", StringComparison.Ordinal)).ToList();
            Assert.IsEmpty(unknown, $"{name}: {call.Value}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Pipelines))]
    public void NameOnlyPropertiesThatThereAre(string name, string yaml)
    {
        var documented = new MarkdownDocument().Part("settings");

        var unknown = Property().Matches(string.Join('\n', Texts(yaml))).Select(match => match.Value)
            .Where(property => !SdkProperties.Contains(property) && !documented.Contains($"`{property}`", StringComparison.Ordinal)).ToList();

        Assert.IsEmpty(unknown, $"{name}: {string.Join(", ", unknown)}");
    }

    [TestMethod]
    public void AreRead()
    {
        Assert.HasCount(2, SourceTree.Files("build/azure-pipelines", ".yml"));
        Assert.IsTrue(Pipelines().SelectMany(pipeline => Texts((string)pipeline[1])).Any(text => ToolCall().IsMatch(text)));
        Assert.IsTrue(Pipelines().SelectMany(pipeline => Texts((string)pipeline[1])).Any(text => Property().IsMatch(text)));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [UnsupportedOSPlatform("windows")]
    public async Task AuditEachImageOfAFleetInOneJob()
    {
        using var folder = new TemporaryFolder();
        folder.Write("secretsafe", "#!/bin/sh\nfor word; do case $word in registry:*) echo \"$word\";; esac; done >> \"$REPORTS/audited\"\nexit 0\n");
        File.SetUnixFileMode(folder["secretsafe"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string[] images = [.. Enumerable.Range(0, 23).Select(number => $"registry:reg.example/team/app-{number}:1.*")];
        var script = Texts(await File.ReadAllTextAsync(SourceTree.In("build", "azure-pipelines", "secretsafe-fleet.yml"), context.CancellationToken)).Single(text => text.Contains("cksum", StringComparison.Ordinal));

        for (var shard = 1; shard <= 4; shard++)
        {
            Assert.AreEqual(0, await RunAsync(script, new() { ["IMAGES"] = string.Join(' ', images), ["SHARD"] = $"{shard}", ["SHARDS"] = "4", ["LEVEL"] = "high", ["TOOLS"] = folder.FullPath, ["REPORTS"] = folder.FullPath }));
        }

        CollectionAssert.AreEquivalent(images, await File.ReadAllLinesAsync(folder["audited"], context.CancellationToken));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [UnsupportedOSPlatform("windows")]
    public async Task FailTheJobWhoseImageLeaks()
    {
        using var folder = new TemporaryFolder();
        folder.Write("secretsafe", "#!/bin/sh\nexit 1\n");
        File.SetUnixFileMode(folder["secretsafe"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var script = Texts(await File.ReadAllTextAsync(SourceTree.In("build", "azure-pipelines", "secretsafe-fleet.yml"), context.CancellationToken)).Single(text => text.Contains("cksum", StringComparison.Ordinal));

        Assert.AreEqual(1, await RunAsync(script, new() { ["IMAGES"] = "registry:a/b", ["SHARD"] = "1", ["SHARDS"] = "1", ["LEVEL"] = "high", ["TOOLS"] = folder.FullPath, ["REPORTS"] = folder.FullPath }));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [UnsupportedOSPlatform("windows")]
    [DataRow(true, ExitCode.Clean, DisplayName = "with a clean report")]
    [DataRow(false, ExitCode.Incomplete, DisplayName = "without any report")]
    public async Task VerifyWhatWasPushed(bool hasReport, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var layout = TestRegistry.Of(TestImage.Of(TestEntry.File("a", "nothing"))).WriteLayout(folder);
        folder.Write("tools/secretsafe", $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "secretsafe.dll")}' \"$@\"\n");
        File.SetUnixFileMode(folder["tools/secretsafe"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        folder.Write("reports/other.gate.json", "not asked for");
        if (hasReport)
        {
            await Tool.RunAsync("audit", $"oci:{layout}", "--format", "json", "--output", folder["reports/shop.audit.json"]);
        }

        var script = Texts(await File.ReadAllTextAsync(SourceTree.In("build", "azure-pipelines", "secretsafe.yml"), context.CancellationToken)).Single(text => text.Contains("secretsafe\" verify", StringComparison.Ordinal));

        Assert.AreEqual(exitCode, await RunAsync(script, new() { ["IMAGES"] = $"oci:{layout}", ["TOOLS"] = folder["tools"], ["REPORTS"] = folder["reports"] }));
    }

    [GeneratedRegex("(?<=\"|/|^|\\s|\\$\\{?\\w+\\}?/)secretsafe\"? (?<verb>audit|verify|baseline|check|rules|explain) .*", RegexOptions.Multiline)]
    private static partial Regex ToolCall();

    [GeneratedRegex(@"(?<=\s)--[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"(?<=-p:)\w+")]
    private static partial Regex Property();

    [GeneratedRegex(@"^```yaml\n(?<yaml>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    private static IEnumerable<string> YamlOfReadme() => YamlBlock().Matches(new MarkdownDocument().Text).Select(match => match.Groups["yaml"].Value);

    // Each scalar of a document; one that is not YAML fails here.
    private static IEnumerable<string> Texts(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return [.. stream.Documents.SelectMany(document => document.AllNodes).OfType<YamlScalarNode>().Select(node => node.Value ?? "")];
    }

    private async Task<int> RunAsync(string script, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(context.CancellationToken);
        return process.ExitCode;
    }
}
