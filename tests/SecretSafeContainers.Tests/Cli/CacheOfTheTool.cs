using System.Text.Json.Nodes;
using SecretSafeContainers.Cli;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Cli;

[TestClass]
public sealed class CacheOfTheTool : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string image;

    public CacheOfTheTool() =>
        image = $"oci:{TestRegistry.Of(TestImage.Of(TestLayer.Of(TestEntry.File("a", "text")), TestLayer.Of(TestEntry.File("b", "text")))).WriteLayout(folder)}";

    [TestMethod]
    public async Task AnswersForLayersThatItHasSeen()
    {
        var cold = await AuditAsync("--cache", folder["cache"]);
        var warm = await AuditAsync("--cache", folder["cache"]);
        var report = await AuditAsync("--cache", folder["cache"], "--format", "json");

        Assert.Contains("in 2 layers, ", cold.Output);
        Assert.AreEqual(cold.Output.Replace("2 layers", "2 layers (2 known)", StringComparison.Ordinal), warm.Output);
        Assert.AreEqual("true true", string.Join(' ', JsonNode.Parse(report.Output)!["images"]![0]!["layers"]!.AsArray().Select(layer => layer!["cached"])));
    }

    [TestMethod]
    public async Task IsNotAskedWhenItIsTurnedOff()
    {
        await AuditAsync("--cache", folder["cache"]);

        Assert.DoesNotContain("known", (await AuditAsync("--cache", "none")).Output);
    }

    [TestMethod]
    public async Task FailsNothingWhereItCannotBe()
    {
        var tool = await AuditAsync("--cache", folder.Write("a-file", ""));

        Assert.AreEqual(ExitCode.Clean, tool.ExitCode);
        Assert.IsEmpty(tool.Error);
    }

    [TestMethod]
    [DataRow("env:SECRETSAFE_TEST_UNSET_VARIABLE")]
    [DataRow("horse-battery-staple")]
    public async Task RefusesAKeyThatIsNone(string key)
    {
        var tool = await Tool.RunAsync("audit", image, "--cache", folder["cache"], "--cache-key", key);

        Assert.AreEqual(ExitCode.Usage, tool.ExitCode);
        Assert.Contains("SSC1002", tool.Error);
        Assert.DoesNotContain("horse", tool.Error);
    }

    public void Dispose() => folder.Dispose();

    // Any variable that is there and long will do for a key.
    private Task<Tool> AuditAsync(params string[] options) => Tool.RunAsync(["audit", image, "--cache-key", "env:PATH", .. options]);
}
