using System.Text;
using System.Text.Json.Nodes;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Images;

[TestClass]
public sealed class UnreadableImage(TestContext context)
{
    private readonly CancellationToken cancellation = context.CancellationToken;

    private static TestImage Good => TestImage.Of(TestEntry.File("a", "content"));

    [TestMethod]
    public async Task WithoutItsManifestIsSkipped()
    {
        var registry = TestRegistry.Of(Good);
        registry.Blobs.Remove(registry.Roots[0]["digest"]!.GetValue<string>());

        Assert.AreSame(DiagnosticCodes.MissingBlob, await SkippedAsync(registry));
    }

    [TestMethod]
    public async Task LeavesOtherImagesReadable()
    {
        // arrange
        var registry = new TestRegistry();
        var bad = registry.Add("bad", Good with { Env = ["A=1"] });
        registry.Add("good", Good);
        registry.Blobs.Remove(bad["digest"]!.GetValue<string>());

        // act
        var images = await registry.ToSource().ReadAllAsync(cancellation);

        // assert
        Assert.ContainsSingle(images[0].Skipped);
        Assert.AreEqual("memory:test:good", images[1].Reference);
        Assert.HasCount(1, await images[1].Layers[0].ReadAllAsync(cancellation));
    }

    [TestMethod]
    public async Task WithoutItsConfigKeepsItsLayers()
    {
        // arrange
        var registry = TestRegistry.Of(Good);
        registry.Blobs.Remove(Digest.OfBytes(Good.Config).ToString());

        // act
        var image = Assert.ContainsSingle(await registry.ToSource().ReadAllAsync(cancellation));

        // assert
        Assert.AreSame(DiagnosticCodes.MissingBlob, Assert.ContainsSingle(image.Skipped).Code);
        Assert.HasCount(1, await image.Layers[0].ReadAllAsync(cancellation));
    }

    [TestMethod]
    public async Task WithAManifestOfAnotherDigestIsSkipped()
    {
        var registry = TestRegistry.Of(Good);
        registry.Blobs[registry.Roots[0]["digest"]!.GetValue<string>()][^1] ^= 1;

        Assert.AreSame(DiagnosticCodes.DigestMismatch, await SkippedAsync(registry));
    }

    [TestMethod]
    [DataRow("", DisplayName = "empty")]
    [DataRow("not json", DisplayName = "no JSON")]
    [DataRow("[]", DisplayName = "an array")]
    [DataRow("{}", DisplayName = "neither manifest nor index")]
    [DataRow("""{"manifests":[],"config":{},"layers":[]}""", DisplayName = "both at once")]
    [DataRow("""{"manifests":[{"digest":"sha256:12","size":1}]}""", DisplayName = "a broken digest")]
    [DataRow("""{"config":{"digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","size":-1}}""", DisplayName = "a negative size")]
    [DataRow("""{"manifests":[],"manifests":[]}""", DisplayName = "a key twice")]
    [DataRow("""{"manifests":[],"Layers":[]}""", DisplayName = "a key in another case")]
    [DataRow("""{"manifests":{}}""", DisplayName = "a wrong type")]
    [DataRow("""{"manifests":[{"mediaType":"\ud800","digest":"x"}]}""", DisplayName = "half a character")]
    public async Task WithADamagedManifestIsMalformed(string json) =>
        Assert.AreSame(DiagnosticCodes.Malformed, await SkippedAsync(Rooted(MediaTypes.OciIndex, json)));

    [TestMethod]
    public async Task NestedTooDeeplyInJsonIsMalformed() =>
        Assert.AreSame(DiagnosticCodes.Malformed, await SkippedAsync(Rooted(MediaTypes.OciManifest, string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100))));

    [TestMethod]
    public async Task OfAnUnknownMediaTypeIsUnsupported() =>
        Assert.AreSame(DiagnosticCodes.UnsupportedFormat, await SkippedAsync(Rooted("application/vnd.example", "{}")));

    [TestMethod]
    public async Task ThatIsAnotherKindOfArtifactIsUnsupported() =>
        Assert.AreSame(DiagnosticCodes.UnsupportedFormat, await SkippedAsync(TestRegistry.Of(Good with { ConfigMediaType = "application/vnd.cncf.helm.config.v1+json" })));

    [TestMethod]
    public async Task WithoutLayersIsEmpty() =>
        Assert.AreSame(DiagnosticCodes.Empty, await SkippedAsync(TestRegistry.Of(TestImage.Of(Array.Empty<TestLayer>()))));

    [TestMethod]
    public async Task OfAnIndexWithoutImagesIsEmpty() =>
        Assert.AreSame(DiagnosticCodes.Empty, await SkippedAsync(Rooted(MediaTypes.OciIndex, """{"manifests":[]}""")));

    [TestMethod]
    public async Task UnderTooManyIndexesReachesTheLimit()
    {
        // arrange
        var registry = TestRegistry.Of(Good);
        for (var depth = 0; depth <= ImageLimits.IndexDepth; depth++)
        {
            registry.Roots[0] = registry.AddIndex(registry.Roots[0]);
        }

        // act and assert
        Assert.AreSame(DiagnosticCodes.LimitReached, await SkippedAsync(registry));
    }

    [TestMethod]
    public async Task InABombOfIndexesReachesTheLimitSoon()
    {
        // arrange: 40 x 40 x 40 manifests, each a distinct descriptor
        var registry = TestRegistry.Of(Good);
        JsonObject[] level = [registry.Roots[0]];
        for (var depth = 0; depth < 3; depth++)
        {
            level = [.. Enumerable.Range(0, 40).Select(i => AddDistinctIndex(registry, level, i))];
        }

        registry.Roots[0] = registry.AddIndex(level);

        // act
        var images = await registry.ToSource().ReadAllAsync(cancellation);

        // assert
        Assert.IsLessThan(1100, images.Count);
        Assert.Contains(image => image.Skipped.Any(skipped => skipped.Code == DiagnosticCodes.LimitReached), images);
    }

    [TestMethod]
    public async Task InAnIndexThatNamesItselfIsSkipped()
    {
        // arrange: an index cannot know its own digest, so it can only be a wrong one
        var digest = Digest.OfBytes("any"u8).ToString();
        var registry = new TestRegistry();
        var json = Encoding.UTF8.GetBytes($$"""{"manifests":[{"mediaType":"{{MediaTypes.OciIndex}}","digest":"{{digest}}","size":203}]}""");
        registry.Blobs[digest] = json;
        registry.Roots.Add(new JsonObject { ["mediaType"] = MediaTypes.OciIndex, ["digest"] = digest, ["size"] = json.Length });

        // act and assert
        Assert.AreSame(DiagnosticCodes.DigestMismatch, await SkippedAsync(registry));
    }

    [TestMethod]
    public async Task WithALostAttestationIsIncomplete()
    {
        // arrange
        const string Statement = """{"predicate":"provenance"}""";
        var registry = TestRegistry.Of(Good with { Attestations = [Statement] });
        registry.Blobs.Remove(Digest.OfBytes(Encoding.UTF8.GetBytes(Statement)).ToString());

        // act and assert
        Assert.AreSame(DiagnosticCodes.MissingBlob, await SkippedAsync(registry));
    }

    [TestMethod]
    public async Task ForAnotherPlatformIsNotFound()
    {
        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(async () =>
            await ImageReader.ReadAsync(TestRegistry.Of(Good).ToSource(), new Platform("linux", "s390x"), cancellation).GetAsyncEnumerator(cancellation).MoveNextAsync());

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
        Assert.Contains("linux/amd64", failure.Why);
    }

    private static JsonObject AddDistinctIndex(TestRegistry registry, JsonObject[] children, int number) =>
        registry.AddBlob(MediaTypes.OciIndex, Encoding.UTF8.GetBytes(new JsonObject
        {
            ["manifests"] = new JsonArray([.. children.Select(child => child.DeepClone())]),
            ["annotations"] = new JsonObject { ["number"] = $"{number}" },
        }.ToJsonString()));

    private static TestRegistry Rooted(string mediaType, string json)
    {
        var registry = new TestRegistry();
        registry.Roots.Add(registry.AddBlob(mediaType, Encoding.UTF8.GetBytes(json)));
        return registry;
    }

    private async Task<DiagnosticCode> SkippedAsync(TestRegistry registry)
    {
        var image = Assert.ContainsSingle(await registry.ToSource().ReadAllAsync(cancellation));
        return Assert.ContainsSingle(image.Skipped).Code;
    }
}
