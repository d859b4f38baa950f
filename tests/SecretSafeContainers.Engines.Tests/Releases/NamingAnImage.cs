using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Engines.Releases;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Engines.Tests.Releases;

/// <summary>The same scenarios on every real engine.</summary>
public abstract class NamingAnImage(TestContext context) : IDisposable
{
    private readonly string repository = $"localhost/secretsafe-test/{Guid.NewGuid():N}";

    protected abstract EngineClient Client { get; }

    protected abstract LocalEngine Engine { get; }

    [TestMethod]
    public async Task GivesItAllNamesAndNotesWhatTheyNamed()
    {
        using var earlier = BuiltImage.Of(Client, Engine);
        using var built = BuiltImage.Of(Client, Engine);
        await Engine.TagAsync(earlier.Id, $"{repository}:2", context.CancellationToken);

        using var named = await new EngineRelease(Engine).TagAsync(built.Id, repository, ["1", "2"], context.CancellationToken);

        Assert.AreEqual(built.Id, await IdOfAsync("1"));
        Assert.AreEqual(built.Id, await IdOfAsync("2"));
        Assert.AreEqual(new($"{repository}:2", earlier.Id), Assert.ContainsSingle(named.Before));
    }

    [TestMethod]
    public async Task GivesTheNamesBackWhenAsked()
    {
        using var earlier = BuiltImage.Of(Client, Engine);
        using var built = BuiltImage.Of(Client, Engine);
        await Engine.TagAsync(earlier.Id, $"{repository}:2", context.CancellationToken);
        using var named = await new EngineRelease(Engine).TagAsync(built.Id, repository, ["1", "2"], context.CancellationToken);

        var sentences = await named.TakeBackAsync(context.CancellationToken);

        Assert.IsNull(await IdOfAsync("1"));
        Assert.AreEqual(earlier.Id, await IdOfAsync("2"));
        Assert.HasCount(2, sentences);
        Assert.Contains($"back to {earlier.Id}", sentences[1]);
    }

    [TestMethod]
    public async Task LeavesANameThatAnotherBuildTook()
    {
        using var other = BuiltImage.Of(Client, Engine);
        using var built = BuiltImage.Of(Client, Engine);
        using var named = await new EngineRelease(Engine).TagAsync(built.Id, repository, ["1", "2"], context.CancellationToken);
        await Engine.TagAsync(other.Id, $"{repository}:1", context.CancellationToken);

        var sentences = await named.TakeBackAsync(context.CancellationToken);

        Assert.AreEqual(other.Id, await IdOfAsync("1"));
        Assert.Contains("was left", sentences[0]);
    }

    [TestMethod]
    public async Task LeavesANameThatItHadBefore()
    {
        using var built = BuiltImage.Of(Client, Engine);
        await Engine.TagAsync(built.Id, $"{repository}:1", context.CancellationToken);
        using var named = await new EngineRelease(Engine).TagAsync(built.Id, repository, ["1"], context.CancellationToken);

        await named.TakeBackAsync(context.CancellationToken);

        Assert.AreEqual(built.Id, await IdOfAsync("1"));
    }

    [TestMethod]
    public async Task ChangesNothingForWhatIsNoTag()
    {
        using var built = BuiltImage.Of(Client, Engine);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(
            () => new EngineRelease(Engine).TagAsync(built.Id, repository, ["1", new string('x', 129)], context.CancellationToken));

        Assert.AreSame(DiagnosticCodes.Usage, failure.Code);
        Assert.IsNull(await IdOfAsync("1"));
    }

    [TestMethod]
    public async Task OfAnImageThatIsGoneFails()
    {
        var built = BuiltImage.Of(Client, Engine);
        built.Dispose();

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => new EngineRelease(Engine).TagAsync(built.Id, repository, ["1"], context.CancellationToken));

        Assert.AreSame(DiagnosticCodes.NotReleased, failure.Code);
        Assert.IsNull(await IdOfAsync("1"));
    }

    public void Dispose()
    {
        Client.Forget($"{repository}:1", $"{repository}:2");
        Engine.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<Digest?> IdOfAsync(string tag) => (await Engine.InspectAsync($"{repository}:{tag}", context.CancellationToken))?.Id;
}
