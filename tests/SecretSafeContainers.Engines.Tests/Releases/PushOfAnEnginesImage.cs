using System.Text.Json.Nodes;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Engines.Releases;
using SecretSafeContainers.Engines.Tests.Registries;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Engines;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Registries;

namespace SecretSafeContainers.Engines.Tests.Releases;

/// <summary>The same scenarios on every real engine, with a real registry.</summary>
public abstract class PushOfAnEnginesImage(TestContext context) : IDisposable
{
    protected abstract EngineClient Client { get; }

    protected abstract LocalEngine Engine { get; }

    [TestMethod]
    public async Task ArrivesUnderEachTagWithTheConfigThatTheEngineBuilt()
    {
        using var built = BuiltImage.Of(Client, Engine);
        await using var registry = await RealRegistry.StartAsync(new TemporaryFolder(), "", allowsDeletion: false, context.CancellationToken);
        var destination = new RegistryReference(registry.Address, "team/app", null, null);
        await using var image = await built.PackAsync(context.CancellationToken);

        var names = await new RegistryRelease(Reading.Anonymous).PushAsync(image, destination, ["1", "latest"], context.CancellationToken);

        foreach (var name in names)
        {
            var report = await (destination with { Tag = name.Tag }).AuditAsync(Reading.Anonymous, context.CancellationToken);
            Assert.AreEqual(Verdict.Clean, report.Verdict);
            Assert.AreEqual(image.Digest, Assert.ContainsSingle(report.Images).Digest);
            Assert.AreEqual(image.Digest, name.Digest);
            Assert.AreEqual(built.Id.ToString(), await ConfigDigestAsync(registry, name.Tag));
        }

        Assert.AreEqual("1 latest", string.Join(' ', names.Select(name => name.Tag)));
        Assert.AreEqual(built.Id, Assert.ContainsSingle(image.ConfigDigests));
    }

    [TestMethod]
    public async Task GivesTheSameDigestAnotherTime()
    {
        using var built = BuiltImage.Of(Client, Engine);
        await using var first = await built.PackAsync(context.CancellationToken);
        await using var second = await built.PackAsync(context.CancellationToken);

        Assert.AreEqual(first.Digest, second.Digest);
    }

    [TestMethod]
    public async Task SendsNothingTwice()
    {
        using var built = BuiltImage.Of(Client, Engine);
        await using var registry = await RealRegistry.StartAsync(new TemporaryFolder(), "", allowsDeletion: false, context.CancellationToken);
        var destination = new RegistryReference(registry.Address, "app", null, null);
        await using var image = await built.PackAsync(context.CancellationToken);
        await new RegistryRelease(Reading.Anonymous).PushAsync(image, destination, ["1"], context.CancellationToken);
        var before = Uploads(registry);

        await new RegistryRelease(Reading.Anonymous).PushAsync(image, destination, ["2"], context.CancellationToken);

        Assert.AreEqual(3, before);
        Assert.AreEqual(before, Uploads(registry));
    }

    public void Dispose()
    {
        Engine.Dispose();
        GC.SuppressFinalize(this);
    }

    private static int Uploads(RealRegistry registry)
    {
        lock (registry.Log)
        {
            return registry.Log.ToString().Split('\n').Count(line => line.Contains("\"POST /v2/app/blobs/uploads/", StringComparison.Ordinal));
        }
    }

    private async Task<string?> ConfigDigestAsync(RealRegistry registry, string tag)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { { "Accept", MediaTypes.OciManifest } } };
        return JsonNode.Parse(await http.GetStringAsync($"http://{registry.Address}/v2/team/app/manifests/{tag}", context.CancellationToken))!["config"]!["digest"]!.GetValue<string>();
    }
}
