using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Engines;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests;

/// <summary>The same scenarios on every real engine.</summary>
public abstract class ImagesOfAnEngine(TestContext context) : IDisposable
{
    private readonly string needle = "Nd<l9>\"x" + "Tok-4f&2Q";
    private readonly List<string> names = [];

    protected abstract EngineClient Client { get; }

    protected abstract LocalEngine Engine { get; }

    [TestMethod]
    public async Task AreReadByNameAndKnownByTheirId()
    {
        var (name, id) = Load(needle);

        var report = await Audits.RunAsync(needle, [$"{Engine.Name}:{name}"], context.CancellationToken);

        var image = Assert.ContainsSingle(report.Images);
        Assert.AreEqual(Verdict.Leak, report.Verdict);
        Assert.AreEqual("app/settings.txt", Assert.ContainsSingle(image.Findings).Path);
        Assert.AreEqual($"{Engine.Name}:{name}", image.Reference);
        Assert.AreEqual(id, image.Digest);
        Assert.IsEmpty(image.Coverage.Skipped);
        Assert.DoesNotContain("Tok-4f", await Audits.PrintAsync(report, context.CancellationToken));
    }

    [TestMethod]
    public async Task AreReadByIdAlthoughTheNameMoved()
    {
        var (name, id) = Load(needle);
        var inspected = await Engine.InspectAsync(name, context.CancellationToken);
        var (_, other) = Load("harmless", name);

        await using var saved = await Engine.OpenByIdAsync(inspected!.Id, name, context.CancellationToken);
        var image = await saved.ReadAsync(null, context.CancellationToken).SingleAsync(context.CancellationToken);

        Assert.AreEqual(id, image.Digest);
        Assert.AreNotEqual(id, other);
        await Engine.RemoveAsync(id, context.CancellationToken);
    }

    [TestMethod]
    public async Task AreMissedWhenTheyAreDeletedMeanwhile()
    {
        var (name, _) = Load(needle);
        var inspected = await Engine.InspectAsync(name, context.CancellationToken);
        Client.Run("rmi", name);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(
            () => Engine.OpenByIdAsync(inspected!.Id, name, context.CancellationToken));

        Assert.AreEqual(DiagnosticCodes.MissingBlob, failure.Code);
        Assert.Contains("deleted", failure.Why);
    }

    [TestMethod]
    public async Task AreNotFoundByAWrongName()
    {
        var report = await Audits.RunAsync(needle, [$"{Engine.Name}:localhost/no-such-image:1"], context.CancellationToken);

        Assert.AreEqual(Verdict.Incomplete, report.Verdict);
        Assert.AreEqual(DiagnosticCodes.NotFound, report.Images[0].Coverage.Skipped[0].Code);
    }

    [TestMethod]
    public async Task AreGivenTheirNamesBack()
    {
        var (name, before) = Load("harmless");
        var (_, after) = Load(needle, name);

        await Engine.TagAsync(before, name, context.CancellationToken);
        await Engine.RemoveAsync(after, context.CancellationToken);

        Assert.AreEqual(before, (await Engine.InspectAsync(name, context.CancellationToken))!.Id);
        Assert.IsNull(await Engine.InspectAsync(after.ToString(), context.CancellationToken));
    }

    [TestMethod]
    public async Task AreKeptWhileTheyHaveAName()
    {
        var (name, id) = Load(needle);

        await Assert.ThrowsExactlyAsync<SecretSafeException>(() => Engine.RemoveAsync(id, context.CancellationToken));
        CollectionAssert.Contains((await Engine.InspectAsync(id.ToString(), context.CancellationToken))!.Tags, name);

        await Engine.UntagAsync(name, context.CancellationToken);
        await Engine.UntagAsync(name, context.CancellationToken);
        Assert.IsNull(await Engine.InspectAsync(name, context.CancellationToken));
    }

    [TestMethod]
    public async Task AnswerInTheEngine() => Assert.IsTrue(await Engine.AnswersAsync(context.CancellationToken));

    public void Dispose()
    {
        Engine.Dispose();
        Client.Forget(names);
        GC.SuppressFinalize(this);
    }

    /// <summary>Loads an image of this test alone, which holds a text.</summary>
    private (string Name, Digest Id) Load(string text, string? name = null)
    {
        name ??= EngineClient.NewName();
        names.Add(name);
        var image = TestImage.Of(TestLayer.Of(LayerCompression.None, TestEntry.File("app/settings.txt", text))) with { Env = [$"TEST={Guid.NewGuid()}"] };
        var registry = new TestRegistry();
        registry.Add(tag: null, image);
        var id = Client.Load(registry.DockerArchive(), name);
        return (name, Digest.TryParse(id.StartsWith("sha256:", StringComparison.Ordinal) ? id : $"sha256:{id}", out var digest) ? digest : default);
    }
}
