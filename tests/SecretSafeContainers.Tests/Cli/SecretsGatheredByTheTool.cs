using SecretSafeContainers.Cli;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Cli;

[TestClass]
public sealed class SecretsGatheredByTheTool
{
    [TestMethod]
    [DataRow("auto", ExitCode.Clean)]
    [DataRow("none", ExitCode.Clean)]
    [DataRow("all", ExitCode.Usage)]
    public async Task AreAChoice(string known, int exitCode)
    {
        using var folder = new TemporaryFolder();
        folder.Write("app/notes.txt", "hello");

        var tool = await Tool.RunAsync("audit", $"dir:{folder["app"]}", "--known-secrets", known);

        Assert.AreEqual(exitCode, tool.ExitCode, tool.Output + tool.Error);
    }
}
