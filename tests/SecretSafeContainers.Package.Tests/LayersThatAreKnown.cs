namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class LayersThatAreKnown(TestContext context)
{
    private const string Known = "\"cached\": true";

    [TestMethod]
    public async Task AreThoseThatTheGateHasRead()
    {
        using var registry = new WritableRegistry();
        await PushBaseAsync(registry);
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.PublishAsync($"-p:ContainerBaseImage={registry.Address}/base:latest");

        result.AssertSucceeds();
        Assert.DoesNotContain(Known, workspace.Report("gate"));
        Assert.Contains(Known, workspace.Report("audit"));
        Assert.Contains("2 layers (1 known)", result.Log, result.Log);
    }

    [TestMethod]
    public async Task LieWhereTheSettingsSayUnderTheirKey()
    {
        using var registry = new WritableRegistry();
        await PushBaseAsync(registry);
        using var workspace = new Workspace(context).Set("CACHE_KEY", "horse-battery-staple").AddConsole();
        string[] options = [$"-p:ContainerBaseImage={registry.Address}/base:latest", "-p:SecretSafeCache=build/verdicts"];

        // act: with a key, with another one, and without a cache
        var first = await workspace.PublishAsync([.. options, "-p:SecretSafeCacheKey=env:CACHE_KEY"]);
        var entries = Directory.GetFiles(workspace.In("build/verdicts"), "*", SearchOption.AllDirectories).Length;
        var second = await workspace.PublishAsync([.. options, "-p:SecretSafeCacheKey=env:PATH", "--no-build"]);
        var third = await workspace.PublishAsync([.. options, "-p:SecretSafeCache=none", "--no-build"]);
        var audit = workspace.Report("audit");

        // assert
        first.AssertSucceeds();
        second.AssertSucceeds();
        third.AssertSucceeds();
        Assert.IsGreaterThan(0, entries);
        Assert.IsGreaterThan(entries, Directory.GetFiles(workspace.In("build/verdicts"), "*", SearchOption.AllDirectories).Length);
        Assert.DoesNotContain(Known, audit);
        Assert.IsFalse(Directory.Exists(workspace.In(".cache/secretsafe")));
    }

    private async Task PushBaseAsync(WritableRegistry registry)
    {
        using var workspace = new Workspace(context).AddConsole();
        (await workspace.PublishAsync("-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}", "-p:ContainerRepository=base")).AssertSucceeds();
    }
}
