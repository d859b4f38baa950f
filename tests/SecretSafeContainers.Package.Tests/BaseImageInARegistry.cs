using System.Text.RegularExpressions;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class BaseImageInARegistry(TestContext context)
{
    private const string LowerThanTheLeak = "-p:SecretSafeLevel=critical";

    [TestMethod]
    public async Task WithALeakByRuleIsAWarningUnlessAllIsAskedFor()
    {
        using var registry = new WritableRegistry();
        await PushBaseAsync(registry, Leak.Settings);
        using var workspace = new Workspace(context).AddConsole();
        string[] onBase = [$"-p:ContainerBaseImage={registry.Address}/base:latest", "-p:ContainerWorkingDirectory=/service/"];

        var inAppMode = await workspace.PublishAsync(onBase);
        var gate = workspace.Report("gate");
        File.Delete(workspace.Archive);
        var inAllMode = await workspace.PublishAsync([.. onBase, "--no-build", "-p:SecretSafeMode=all"]);

        inAppMode.AssertSucceeds();
        Assert.Contains("warning SSC2002:", inAppMode.Log, inAppMode.Log);
        Assert.Contains("\"origin\": \"base\"", gate, "the gate did not read the base image");
        inAllMode.AssertFailsWith("SSC2002");
        Assert.IsFalse(File.Exists(workspace.Archive));
    }

    [TestMethod]
    public async Task WithAKnownSecretFailsEverywhere()
    {
        using var registry = new WritableRegistry();
        await PushBaseAsync(registry, $$"""{ "note": "{{Leak.KnownSecret}}" }""");
        using var workspace = new Workspace(context).Set("FEED", Leak.KnownSecret).AddConsole("""<ContainerSecret Include="feed" Environment="FEED" />""");

        var result = await workspace.PublishAsync($"-p:ContainerBaseImage={registry.Address}/base:latest");

        result.AssertFailsWith("SSC2001");
        Assert.IsFalse(File.Exists(workspace.Archive));
    }

    [TestMethod]
    public async Task IsAnnouncedWhileItsLayersAreNotHere()
    {
        using var registry = new WritableRegistry();
        await PushBaseAsync(registry, "{}");
        using var workspace = new Workspace(context).AddConsole();
        string[] onBase = [$"-p:ContainerBaseImage={registry.Address}/base:latest"];

        var first = await workspace.PublishAsync(onBase);
        var second = await workspace.PublishAsync([.. onBase, "--no-build"]);

        first.AssertSucceeds();
        second.AssertSucceeds();
        Assert.Contains($"SecretSafe: reading base image {registry.Address}/base:latest (1 layer, ", first.Log, first.Log);
        Assert.DoesNotContain("reading base image", second.Log, second.Log);
    }

    [TestMethod]
    public async Task IsAuditedWhereTheAppGoesToTheSameRegistry()
    {
        using var registry = new WritableRegistry();
        await PushBaseAsync(registry, "{}");
        using var workspace = new Workspace(context).AddConsole();

        // The SDK need not download a layer that the destination holds already: the audit fetches it.
        var result = await workspace.PublishAsync(
            "-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}", $"-p:ContainerBaseImage={registry.Address}/base:latest");

        result.AssertSucceeds();
        Assert.Contains("\"origin\": \"base\"", workspace.Report("audit"));
        Assert.Contains("\"clean\"", workspace.Report("audit"));
    }

    [TestMethod]
    public async Task ThatCannotBeReadLeavesAGateAloneIncomplete()
    {
        using var workspace = new Workspace(context).AddConsole();
        // A port on which nobody listens.
        string[] check = ["publish", "-t:SecretSafeCheck", "-p:ContainerBaseImage=localhost:9/none:1"];

        var strict = await workspace.RunAsync(check);
        var report = workspace.Report("gate");
        var lenient = await workspace.RunAsync([.. check, "--no-build", "-p:SecretSafeOnIncomplete=warning"]);

        strict.AssertFailsWith("SSC4001");
        Assert.Contains("\"incomplete\"", report);
        Assert.MatchesRegex(new Regex("\"what\": \"[^\"]*localhost:9/none:1\""), report);
        lenient.AssertSucceeds();
        Assert.Contains("warning SSC4001:", lenient.Log, lenient.Log);
    }

    [TestMethod]
    public async Task ThatCannotBeReadLeavesTheGatesOfSeveralRuntimeIdentifiersAloneIncomplete()
    {
        using var workspace = new Workspace(context).AddConsole(properties: SeveralRuntimeIdentifiers.Properties);

        var result = await workspace.RunAsync("publish", "-t:SecretSafeCheck", "-p:ContainerBaseImage=localhost:9/none:1");

        result.AssertFailsWith("SSC4001");
        Assert.Contains("\"incomplete\"", workspace.Report("linux-x64.gate"));
        Assert.Contains("\"incomplete\"", workspace.Report("linux-arm64.gate"));
    }

    private async Task PushBaseAsync(WritableRegistry registry, string settings)
    {
        using var workspace = new Workspace(context).AddWeb(settings);
        var pushed = await workspace.PublishAsync(
            "-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}", "-p:ContainerRepository=base", LowerThanTheLeak);
        pushed.AssertSucceeds();
    }
}
