using System.Text.Json.Nodes;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Registries;

[TestClass]
public sealed class ImageInARegistry(TestContext context)
{
    [TestMethod]
    public async Task OfSeveralPlatformsWithAttestationsIsReadInFull()
    {
        var content = new TestRegistry();
        content.Add(
            "1",
            TestImage.Of(TestEntry.File("app/a", "one")) with { Attestations = ["""{"predicate":{"note":"built"}}"""] },
            TestImage.Of(TestEntry.File("app/b", "two")) with { Platform = new Platform("linux", "arm64") });
        await using var registry = await ScriptedRegistry.StartAsync(content);

        var report = await registry.AuditAsync(Reading.Anonymous, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.AreEqual("linux/amd64, linux/arm64", string.Join(", ", report.Images.Select(image => image.Platform)));
        Assert.IsTrue(registry.Requests.All(request => request.Method == "GET"));
    }

    [TestMethod]
    public async Task IsReadByDigestAfterItsTagWasResolvedOnce()
    {
        var content = TestRegistry.Of(TestImage.Of(TestEntry.File("app/a", "first")));
        content.Add("other", TestImage.Of(TestEntry.File("app/a", "second")));
        await using var registry = await ScriptedRegistry.StartAsync(content);
        await using var source = new RegistrySource(new RegistryReference(registry.Address, "app", "1", null), Reading.Anonymous);

        var before = await source.ResolveAsync(context.CancellationToken);
        registry.Tags["1"] = registry.Tags["2"];
        var report = await source.AuditAsync(context.CancellationToken);

        Assert.AreEqual(before[0].Digest, report.Images[0].Digest);
        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.ContainsSingle(registry.Requests.Where(request => request.Path.Contains("/manifests/", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task OfWhichAnIndexNamesAnAbsentPlatformIsIncomplete()
    {
        var content = new TestRegistry();
        content.Add("1", TestImage.Of(TestEntry.File("a", "1")), TestImage.Of(TestEntry.File("b", "2")) with { Platform = new Platform("linux", "arm64") });
        var absent = JsonNode.Parse(content.Blobs[content.Roots[0]["digest"]!.GetValue<string>()])!["manifests"]![1]!["digest"]!.GetValue<string>();
        content.Blobs.Remove(absent);
        await using var registry = await ScriptedRegistry.StartAsync(content);

        var report = await registry.AuditAsync(Reading.Anonymous, context.CancellationToken);

        Assert.AreEqual(Verdict.Incomplete, report.Verdict);
        Assert.AreSame(DiagnosticCodes.MissingBlob, Assert.ContainsSingle(report.Images[1].Coverage.Skipped).Code);
    }

    [TestMethod]
    public async Task ThatIsNotThereIsNotFound()
    {
        await using var registry = await ScriptedRegistry.StartAsync(new TestRegistry());

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => registry.AuditAsync(Reading.Anonymous, context.CancellationToken));

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
    }

    [TestMethod]
    [DataRow("localhost:9", DisplayName = "nobody listens")]
    [DataRow("no host", DisplayName = "no host's name")]
    [DataRow("registry.invalid", DisplayName = "unknown name")]
    public async Task ThatCannotBeReachedIsNotFound(string host)
    {
        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(
            () => new RegistryReference(host, "base", "1", null).AuditAsync(Reading.Anonymous, context.CancellationToken));

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
    }

    [TestMethod]
    public async Task OfWhichAllBytesLieHereNeedsNoRegistry()
    {
        var content = TestRegistry.Of(TestImage.Of(TestEntry.File("app/a", "one")));
        await using var registry = await ScriptedRegistry.StartAsync(content, Denied);
        await using var held = content.ToSource();
        var remote = new RegistrySource(new RegistryReference(registry.Address, "app", "1", null), Reading.Anonymous);
        await using var source = new LocalFirst(remote, new BlobsInImage(held)) { Root = (await held.ResolveAsync(context.CancellationToken))[0] };

        var report = await source.AuditAsync(context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.IsEmpty(registry.Requests);
    }

    [TestMethod]
    public async Task OfWhichALayerLiesOnlyThereAndMayNotBePulledIsIncomplete()
    {
        var layer = TestLayer.Of(TestEntry.File("app/a", "one"));
        var content = TestRegistry.Of(TestImage.Of(layer));
        await using var registry = await ScriptedRegistry.StartAsync(content, Denied);
        await using var held = content.ToSource();
        var root = (await held.ResolveAsync(context.CancellationToken))[0];
        content.Blobs.Remove(layer.Digest.ToString());
        var remote = new RegistrySource(new RegistryReference(registry.Address, "app", "1", null), Reading.Anonymous);
        await using var source = new LocalFirst(remote, new BlobsInImage(held)) { Root = root };

        var report = await source.AuditAsync(context.CancellationToken);

        Assert.AreEqual(Verdict.Incomplete, report.Verdict);
        Assert.Contains("there is none for", Assert.ContainsSingle(report.Images[0].Coverage.Skipped).Why);
    }

    [TestMethod]
    public async Task OfWhichAllLayersAreKnownIsReadWithoutThem()
    {
        // arrange
        using var audits = new AuditsWithACache();
        var layer = TestLayer.Of(TestEntry.File("app/a", "one"));
        var content = TestRegistry.Of(TestImage.Of(layer));
        await using var registry = await ScriptedRegistry.StartAsync(content);
        var reference = new RegistryReference(registry.Address, "app", "1", null);
        Assert.IsFalse(await audits.IsKnownAsync(new RegistrySource(reference, Reading.Anonymous), context.CancellationToken));
        content.Blobs.Remove(layer.Digest.ToString());

        // act, assert: neither from the registry alone, nor where other blobs lie here
        Assert.IsTrue(await audits.IsKnownAsync(new RegistrySource(reference, Reading.Anonymous), context.CancellationToken));
        Assert.IsTrue(await audits.IsKnownAsync(new LocalFirst(new RegistrySource(reference, Reading.Anonymous), new BlobsInImage(content.ToSource())), context.CancellationToken));
    }

    [TestMethod]
    public async Task OfWhichAKnownLayerLiesHereInOtherBytesIsNotBelieved()
    {
        // arrange
        using var audits = new AuditsWithACache();
        var layer = TestLayer.Of(TestEntry.File("app/a", "one"));
        var content = TestRegistry.Of(TestImage.Of(layer));
        await using var registry = await ScriptedRegistry.StartAsync(content);
        var reference = new RegistryReference(registry.Address, "app", "1", null);
        await audits.IsKnownAsync(new RegistrySource(reference, Reading.Anonymous), context.CancellationToken);
        var here = TestRegistry.Of(TestImage.Of(layer));
        here.Blobs[layer.Digest.ToString()] = TestLayer.Of(TestEntry.File("app/a", "two")).Stored;

        // act, assert
        Assert.IsFalse(await audits.IsKnownAsync(new LocalFirst(new RegistrySource(reference, Reading.Anonymous), new BlobsInImage(here.ToSource())), context.CancellationToken));
    }

    private static Task<bool> Denied(Microsoft.AspNetCore.Http.HttpContext http)
    {
        http.Response.StatusCode = 401;
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"test\"";
        return Task.FromResult(true);
    }
}
