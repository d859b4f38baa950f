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
    public async Task RunWithoutANetworkWhereThereIsNone()
    {
        await using var build = await StartAsync();
        if (EngineClient.Docker.Run("network", "ls", "--quiet", "--filter", "name=bridge").Length > 0)
        {
            Assert.Inconclusive("this engine has a network");
        }

        await build.RunAsync(build.Request("RUN echo ran") with { Network = null }, [], Context.CancellationToken);

        Assert.AreEqual("ran", build.Log.Lines.Last());
        Assert.Contains("--network none", build.Log.Lines.First());
    }

    private protected override async Task<bool> TakesAUrlAsync() =>
        (await DockerProgram.FindAsync(Environment.GetEnvironmentVariable("PATH"), Context.CancellationToken))[^1].HasBuildx;
}
