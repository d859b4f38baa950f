using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Engines.Releases;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Tests.Releases;

[TestClass]
public sealed class NamingThatFailsHalfWay(TestContext context)
{
    private static readonly Digest Built = Digest.OfBytes("built"u8);
    private static readonly Digest Earlier = Digest.OfBytes("earlier"u8);

    [TestMethod]
    public async Task TakesTheFirstNameBack()
    {
        await using var server = await StartAsync((_, name) => name == "app:2" ? "no space left" : null);

        var failure = await FailureOfAsync(server);

        Assert.Contains("no space left; gave the name app:1 in docker back to " + Earlier, failure.Why);
        Assert.AreEqual($"app:1={Earlier}", Names(server));
    }

    [TestMethod]
    public async Task AtACheckTakesBackWhatIsOursAndLeavesWhatAnotherBuildTook()
    {
        var other = Digest.OfBytes("other"u8).ToString();
        await using var server = await StartAsync((engine, name) =>
        {
            if (name == "app:2")
            {
                engine.Names["app:1"] = other;
            }

            return null;
        });

        var failure = await FailureOfAsync(server);

        Assert.Contains($"app:1 names {other} now: another build took it", failure.Why);
        Assert.Contains("removed the name app:2", failure.Why);
        Assert.AreEqual($"app:1={other}", Names(server));
    }

    [TestMethod]
    public async Task BecauseItIsCancelledTakesTheNamesBack()
    {
        using var cancelling = new CancellationTokenSource();
        await using var server = await StartAsync((_, name) =>
        {
            if (name == "app:2")
            {
                cancelling.Cancel();
            }

            return null;
        });
        using var docker = new DockerEngine(server.Address);

        var cancelled = await Assert.ThrowsAsync<OperationCanceledException>(() => new EngineRelease(docker).TagAsync(Built, "app", ["1", "2"], cancelling.Token));

        Assert.Contains("gave the name app:1 in docker back", cancelled.Message);
        Assert.AreEqual(Earlier.ToString(), server.Names["app:1"]);
    }

    private static async Task<EngineWithNames> StartAsync(Func<EngineWithNames, string, string?> naming)
    {
        var engine = await EngineWithNames.StartAsync(naming);
        (engine.Names["app:1"], engine.Names["kept:1"]) = (Earlier.ToString(), Earlier.ToString());
        return engine;
    }

    private static string Names(EngineWithNames server) => string.Join(
        ' ', server.Names.Where(name => name.Key != "kept:1" && name.Value.Length > 0).OrderBy(name => name.Key, StringComparer.Ordinal).Select(name => $"{name.Key}={name.Value}"));

    private async Task<SecretSafeException> FailureOfAsync(EngineWithNames server)
    {
        using var docker = new DockerEngine(server.Address);
        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => new EngineRelease(docker).TagAsync(Built, "app", ["1", "2"], context.CancellationToken));
        Assert.AreSame(DiagnosticCodes.NotReleased, failure.Code);
        return failure;
    }
}
