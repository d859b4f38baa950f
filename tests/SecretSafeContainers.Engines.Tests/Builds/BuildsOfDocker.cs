using SecretSafeContainers.Engines.Builds;
using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Engines.Tests.Builds;

[TestClass]
[NeedsDocker]
public sealed class BuildsOfDocker(TestContext context) : BuildsOfAnEngine(context)
{
    protected override Builder Builder => Builder.Docker;

    [TestMethod]
    public async Task TakeMoreSecretsThanAnEnvironmentHolds()
    {
        await using var build = await StartAsync();
        string[] ids = ["a", "b", "c", "d", "e"];
        var mounts = string.Concat(ids.Select(id => $"--mount=type=secret,id={id},required=true "));

        await build.RunAsync(
            build.Request($"RUN {mounts}cat /run/secrets/* | wc -c"), [.. ids.Select(id => build.Secret(id, new string(id[0], 100_000)))], Context.CancellationToken);

        Assert.AreEqual("500000", Assert.ContainsSingle(build.Log.Lines));
    }

    [TestMethod]
    public async Task RunWithoutANetworkOnlyWhereThereIsNone()
    {
        await using var build = await StartAsync();
        var hasNetwork = EngineClient.Docker.Run("network", "ls", "--quiet", "--filter", "name=bridge").Length > 0;

        await build.RunAsync(build.Request("RUN echo ran") with { Network = null }, [], Context.CancellationToken);

        Assert.AreEqual("ran", build.Log.Lines.Last());
        Assert.AreEqual(!hasNetwork, build.Log.Lines.First().Contains("--network none", StringComparison.Ordinal));
    }

    private protected override async Task<bool> TakesAUrlAsync() =>
        (await DockerProgram.FindAsync(Environment.GetEnvironmentVariable("PATH"), Context.CancellationToken))[^1].HasBuildx;
}
