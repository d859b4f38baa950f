using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class DigestOfPublishInputs(TestContext context)
{
    [TestMethod]
    public async Task IsTheSameWhenNothingChanged()
    {
        using var folder = new PublishFixture().Add("publish/a", "1").Add("publish/b/c", "2");

        Assert.AreEqual(await DigestAsync(folder), await DigestAsync(folder));
    }

    [TestMethod]
    [DataRow("publish/a", "3", DisplayName = "another content")]
    [DataRow("publish/b/d", "2", DisplayName = "another file")]
    public async Task DiffersAfterAChange(string path, string content)
    {
        using var folder = new PublishFixture().Add("publish/a", "1").Add("publish/b/c", "2");
        var before = await DigestAsync(folder);

        folder.Add(path, content);

        Assert.AreNotEqual(before, await DigestAsync(folder));
    }

    [TestMethod]
    public async Task DiffersForAnotherConfig()
    {
        using var folder = new PublishFixture().Add("publish/a", "1");
        var labelled = folder.Inputs with { Labels = [new("team", "x")] };

        var plain = await PublishDigest.ReadAsync(folder.Inputs.OpenFolder().Layers[0], folder.Inputs.OwnConfig, context.CancellationToken);
        var other = await PublishDigest.ReadAsync(folder.Inputs.OpenFolder().Layers[0], labelled.OwnConfig, context.CancellationToken);

        Assert.AreNotEqual(plain, other);
    }

    [TestMethod]
    public async Task IsThatOfWhatAReaderRead()
    {
        using var folder = new PublishFixture().Add("publish/a", "1");
        var recorded = new RecordedLayer(folder.Inputs.OpenFolder().Layers[0]);
        await ReadAsync(recorded, toTheEnd: true);

        Assert.AreEqual(await DigestAsync(folder), PublishDigest.Of(recorded, folder.Inputs.OwnConfig.Span));
    }

    [TestMethod]
    public async Task IsUnknownWhenAFileWasNotReadToItsEnd()
    {
        using var folder = new PublishFixture().Add("publish/a", "1");
        var recorded = new RecordedLayer(folder.Inputs.OpenFolder().Layers[0]);
        await ReadAsync(recorded, toTheEnd: false);

        Assert.IsNull(PublishDigest.Of(recorded, default));
    }

    [TestMethod]
    public async Task IsUnknownWhenTwoReadersSawDifferentContent()
    {
        using var folder = new PublishFixture().Add("publish/a", "1");
        var recorded = new RecordedLayer(folder.Inputs.OpenFolder().Layers[0]);
        await ReadAsync(recorded, toTheEnd: true);
        folder.Add("publish/a", "2");
        await ReadAsync(recorded, toTheEnd: true);

        Assert.IsNull(PublishDigest.Of(recorded, default));
    }

    private Task<string?> DigestAsync(PublishFixture folder) =>
        PublishDigest.ReadAsync(folder.Inputs.OpenFolder().Layers[0], folder.Inputs.OwnConfig, context.CancellationToken);

    private async Task ReadAsync(Layer layer, bool toTheEnd)
    {
        await using var reading = layer.Open();
        await foreach (var entry in reading.EntriesAsync(context.CancellationToken))
        {
            if (toTheEnd)
            {
                await entry.Content.CopyToAsync(Stream.Null, context.CancellationToken);
            }
        }
    }
}
