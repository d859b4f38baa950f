using System.Collections.Immutable;
using System.Text;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Images;

[TestClass]
public sealed class ImageOfARegistry(TestContext context)
{
    private readonly CancellationToken cancellation = context.CancellationToken;

    [TestMethod]
    public async Task PairsLayersWithDiffIdsAndHistory()
    {
        // arrange
        var layers = "COPY a,RUN b".Split(',').Select(line => TestLayer.Of(TestEntry.File(line, "")) with { CreatedBy = line }).ToArray();
        var image = TestImage.Of(layers) with { EmptyHistory = ["ENV X=1"] };

        // act
        var read = await ReadOneAsync(TestRegistry.Of(image));

        // assert
        Assert.AreEqual("COPY a, RUN b", string.Join(", ", read.Layers.Select(layer => layer.CreatedBy)));
        Assert.AreEqual(layers[1].DiffId, read.Layers[1].DiffId);
        Assert.AreEqual(layers[1].Digest, read.Layers[1].Digest);
        Assert.AreEqual(new Platform("linux", "amd64"), read.Platform);
        Assert.IsEmpty(read.Skipped);
    }

    [TestMethod]
    public async Task WithAnImportedBasePairsHistoryFromTheTop()
    {
        // arrange
        var image = TestImage.Of(TestLayer.Of(TestEntry.File("base", "")), TestLayer.Of(TestEntry.File("app", "")));
        image = image with { StoredConfig = Encoding.UTF8.GetBytes("""{"os":"linux","architecture":"amd64","history":[{"created_by":"COPY app"}]}""") };

        // act
        var read = await ReadOneAsync(TestRegistry.Of(image));

        // assert
        Assert.IsNull(read.Layers[0].CreatedBy);
        Assert.AreEqual("COPY app", read.Layers[1].CreatedBy);
    }

    [TestMethod]
    public async Task HasItsConfigManifestAndAnnotationsAsDocuments()
    {
        // arrange
        var registry = new TestRegistry();
        var root = registry.Add("v1", TestImage.Of(TestEntry.File("a", "")) with { Annotations = Map("manifest.note", "one"), Labels = Map("label", "two") });
        TestRegistry.Annotate(root, "descriptor.note", "three");

        // act
        var read = await ReadOneAsync(registry);

        // assert
        Assert.Contains("two", Json(read, ImageDocumentKind.Config)[0]);
        Assert.Contains("one", Json(read, ImageDocumentKind.Manifest)[0]);
        Assert.Contains("three", Json(read, ImageDocumentKind.Manifest)[1]);
    }

    [TestMethod]
    public async Task WithAttestationsHasThemAsDocuments()
    {
        var read = await ReadOneAsync(TestRegistry.Of(TestImage.Of(TestEntry.File("a", "")) with { Attestations = ["""{"predicate":"provenance"}"""] }));

        // manifest, config, statement
        Assert.HasCount(3, Json(read, ImageDocumentKind.Attestation));
        Assert.Contains("provenance", Json(read, ImageDocumentKind.Attestation)[2]);
        Assert.Contains("attestation-manifest", Json(read, ImageDocumentKind.Manifest)[2]);
    }

    [TestMethod]
    public async Task OfSeveralPlatformsHasOnlyItsOwnAttestations()
    {
        // arrange
        var registry = new TestRegistry();
        registry.Add("v1", ForPlatform("amd64"), ForPlatform("arm64"));

        // act
        var images = await registry.ToSource().ReadAllAsync(cancellation);

        // assert
        Assert.HasCount(2, images);
        Assert.Contains("arm64", Json(images[1], ImageDocumentKind.Attestation)[2]);
        Assert.HasCount(3, Json(images[1], ImageDocumentKind.Attestation));
    }

    [TestMethod]
    public async Task GetsAttestationsThatNameNoImageOfTheIndex()
    {
        // arrange
        var registry = new TestRegistry();
        var lonely = registry.Add(null, ForPlatform("amd64"));
        registry.Roots.Clear();
        var index = System.Text.Json.Nodes.JsonNode.Parse(registry.Blobs[lonely["digest"]!.GetValue<string>()])!["manifests"]!;
        var other = TestRegistry.Of(TestImage.Of(TestEntry.File("other", "")));
        foreach (var (digest, bytes) in other.Blobs)
        {
            registry.Blobs[digest] = bytes;
        }

        registry.Roots.Add(registry.AddIndex(other.Roots[0], index[1]!.AsObject()));

        // act
        var read = await ReadOneAsync(registry);

        // assert
        Assert.HasCount(3, Json(read, ImageDocumentKind.Attestation));
    }

    [TestMethod]
    public async Task IsChosenByPlatform()
    {
        // arrange
        var registry = new TestRegistry();
        registry.Add("v1", ForPlatform("amd64"), ForPlatform("arm64"));
        List<Platform?> platforms = [];

        // act
        await foreach (var image in ImageReader.ReadAsync(registry.ToSource(), new Platform("linux", "arm64"), cancellation))
        {
            platforms.Add(image.Platform);
        }

        // assert
        Assert.AreEqual("linux/arm64", string.Join(' ', platforms));
    }

    [TestMethod]
    public async Task KnowsItsBase()
    {
        // arrange
        var layers = "a b c".Split(' ').Select(name => TestLayer.Of(TestEntry.File(name, ""))).ToArray();
        var read = await ReadOneAsync(TestRegistry.Of(TestImage.Of(layers)));

        // act: the third is among the base's too, but above one that is not
        var known = read.WithBase([layers[0].DiffId, layers[2].DiffId]);

        // assert
        Assert.AreEqual("Base App App", string.Join(' ', known.Layers.Select(layer => layer.Origin)));
        Assert.AreEqual("Base Base App", string.Join(' ', read.WithBaseLayers(2).Layers.Select(layer => layer.Origin)));
        Assert.HasCount(1, await known.Layers[0].ReadAllAsync(cancellation));
        Assert.AreEqual(LayerOrigin.Unknown, read.Layers[0].Origin);
    }

    private static TestImage ForPlatform(string architecture) => TestImage.Of(TestEntry.File(architecture, "")) with
    {
        Platform = new Platform("linux", architecture),
        Attestations = [$$"""{"predicate":"{{architecture}}"}"""],
    };

    private static ImmutableSortedDictionary<string, string> Map(string key, string value) => ImmutableSortedDictionary<string, string>.Empty.Add(key, value);

    private static List<string> Json(Image image, ImageDocumentKind kind) =>
        [.. image.Documents.Where(document => document.Kind == kind).Select(document => Encoding.UTF8.GetString(document.Json.Span))];

    private async Task<Image> ReadOneAsync(TestRegistry registry) => Assert.ContainsSingle(await registry.ToSource().ReadAllAsync(cancellation));
}
