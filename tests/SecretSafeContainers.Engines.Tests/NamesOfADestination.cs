using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Engines.Tests.Registries;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests;

[TestClass]
public sealed class NamesOfADestination(TestContext context) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task AreAskedForByHeadAlone()
    {
        await using var registry = await ScriptedRegistry.StartAsync(TestRegistry.Of(TestImage.Of(TestEntry.File("a", ""))));

        var found = await Names(registry, "1", "2").LookUpAsync(Patience, context.CancellationToken);

        Assert.AreEqual(registry.Tags["1"], Assert.IsInstanceOfType<ManifestPresence.Held>(found[$"{registry.Address}/app:1"]).Digest.ToString());
        Assert.IsInstanceOfType<ManifestPresence.Absent>(found[$"{registry.Address}/app:2"]);
        Assert.IsTrue(registry.Requests.All(request => request.Method == "HEAD"));
    }

    [TestMethod]
    public async Task AreFetchedWhereARegistryDoesNotKnowHead()
    {
        await using var registry = await ScriptedRegistry.StartAsync(TestRegistry.Of(TestImage.Of(TestEntry.File("a", ""))), context =>
        {
            var isHead = context.Request.Method == "HEAD";
            context.Response.StatusCode = isHead ? 405 : 200;
            return Task.FromResult(isHead);
        });

        var found = await Names(registry, "1").LookUpAsync(Patience, context.CancellationToken);

        Assert.AreEqual(registry.Tags["1"], Assert.IsInstanceOfType<ManifestPresence.Held>(found.Values.Single()).Digest.ToString());
    }

    [TestMethod]
    public async Task ThatAreNotAnsweredInTimeAreNotKnown()
    {
        await using var registry = await ScriptedRegistry.StartAsync(TestRegistry.Of(TestImage.Of(TestEntry.File("a", ""))), async context =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        });

        var found = await Names(registry, "1", "2", "3").LookUpAsync(TimeSpan.FromMilliseconds(300), context.CancellationToken);

        Assert.IsTrue(found.Values.All(presence => presence is ManifestPresence.Unknown { Why: "the registry did not answer in time" }));
    }

    [TestMethod]
    public async Task InARegistryThatIsNoHostAreNotKnown()
    {
        var names = new NamesInRegistry("no host", "app", ["1"], RegistryAccess.Anonymous);

        Assert.IsInstanceOfType<ManifestPresence.Unknown>((await names.LookUpAsync(Patience, context.CancellationToken)).Values.Single());
    }

    [TestMethod]
    public async Task ThatDidNotChangeAreNotSaid()
    {
        await using var registry = await ScriptedRegistry.StartAsync(TestRegistry.Of(TestImage.Of(TestEntry.File("a", ""))));
        var names = Names(registry, "1", "2");
        using var output = new StringWriter();

        new PublishInProgress("/app.csproj", names, await names.LookUpAsync(Patience, context.CancellationToken), output, folder["partial.txt"]).Dispose();

        Assert.AreEqual("", output.ToString());
        Assert.IsFalse(File.Exists(folder["partial.txt"]));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task ThatChangedAreSaidUnlessThePublishCameToItsEnd(bool finished)
    {
        // arrange
        var content = TestRegistry.Of(TestImage.Of(TestEntry.File("a", "")));
        content.Add("other", TestImage.Of(TestEntry.File("b", "")));
        await using var registry = await ScriptedRegistry.StartAsync(content);
        var names = Names(registry, "1");
        var before = await names.LookUpAsync(Patience, context.CancellationToken);
        using var output = new StringWriter();
        var publish = new PublishInProgress("/app.csproj", names, before, output, folder["reports/partial.txt"]);
        var earlier = registry.Tags["1"];
        registry.Tags["1"] = registry.Tags["2"];

        // act
        if (finished)
        {
            publish.Finish();
        }

        publish.Dispose();

        // assert
        Assert.AreEqual(!finished, output.ToString().Contains(
            $"/app.csproj : SecretSafe error SSC4013: published in part: {registry.Address}/app:1 names {registry.Tags["2"]} now, and named {earlier} before.", StringComparison.Ordinal));
        Assert.AreEqual(output.ToString(), finished ? "" : File.ReadAllText(folder["reports/partial.txt"]));
    }

    private static NamesInRegistry Names(ScriptedRegistry registry, params string[] tags) => new(registry.Address, "app", tags, RegistryAccess.Anonymous);
}
