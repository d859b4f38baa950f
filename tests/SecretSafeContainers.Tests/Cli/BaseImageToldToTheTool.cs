using SecretSafeContainers.Cli;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Cli;

[TestClass]
public sealed class BaseImageToldToTheTool : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string image;
    private readonly string baseImage;

    public BaseImageToldToTheTool()
    {
        var example = RuleCatalogue.All.Single(rule => rule.Id == "github-pat").Examples()[0];
        var lower = TestLayer.Of(TestEntry.File("etc/token", example));
        baseImage = folder.Write("base.tar", TestRegistry.Of(TestImage.Of(lower)).OciArchive());
        image = folder.Write("image.tar", TestRegistry.Of(TestImage.Of(lower, TestLayer.Of(TestEntry.File("app/a", "harmless")))).OciArchive());
    }

    [TestMethod]
    [DataRow("app", ExitCode.Clean)]
    [DataRow("all", ExitCode.Leak)]
    public async Task DecidesWhatItsLayersCount(string mode, int exitCode)
    {
        var tool = await Tool.RunAsync("audit", $"archive:{image}", "--base", $"archive:{baseImage}", "--mode", mode, "--format", "json");

        Assert.AreEqual(exitCode, tool.ExitCode, tool.Output + tool.Error);
        Assert.Contains("\"origin\": \"base\"", tool.Output);
        Assert.Contains("\"origin\": \"app\"", tool.Output);
    }

    [TestMethod]
    public async Task IsMissedInModeApp()
    {
        var tool = await Tool.RunAsync("audit", $"archive:{image}", "--mode", "app");

        Assert.AreEqual(ExitCode.Leak, tool.ExitCode, tool.Output + tool.Error);
    }

    [TestMethod]
    [DataRow("absent.tar")]
    [DataRow("")]
    public async Task MustBeReadable(string name)
    {
        var reference = name.Length > 0 ? $"archive:{folder[name]}" : $"dir:{folder.FullPath}";

        var tool = await Tool.RunAsync("audit", $"archive:{image}", "--base", reference, "--mode", "app");

        Assert.AreEqual(ExitCode.Incomplete, tool.ExitCode, tool.Output + tool.Error);
        Assert.Contains("--base", tool.Output);
        Assert.DoesNotContain("CLEAN", tool.Output);
    }

    public void Dispose() => folder.Dispose();
}
