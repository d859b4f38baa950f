using SecretSafeContainers.Content;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing;
using static SecretSafeContainers.Testing.EntryLayer;

namespace SecretSafeContainers.Tests.Content;

[TestClass]
public sealed class ExposureOfName
{
    [TestMethod]
    public async Task IsRuntimeWhenALaterLayerWritesTheFileAnew() =>
        Assert.IsTrue((await NameExposure("srv/name", [File("srv/name")], [File("srv/name")])).Runtime);

    [TestMethod]
    public async Task IsLayersOnlyWhenALaterLayerDeletesTheFile() =>
        Assert.IsFalse((await NameExposure("srv/name", [File("srv/name")], [File("srv/.wh.name")])).Runtime);

    [TestMethod]
    public async Task IsLayersOnlyForAWhiteout() =>
        Assert.IsFalse((await NameExposure("srv/.wh.name", [File("srv/.wh.name")])).Runtime);

    [TestMethod]
    public async Task OfMetadataIsInspection()
    {
        var walk = new ImageWalk(new Image { Reference = "test" });

        var exposure = walk.ExposureOf(new ContentLocation(ContentChannel.History) { Pointer = "/history/0/created_by" });

        Assert.AreEqual(new Exposure(Runtime: false, Inspection: true, Layers: false), exposure);
        await Task.CompletedTask;
    }

    private static async Task<Exposure> NameExposure(string path, params LayerEntry[][] layers)
    {
        var walk = new ImageWalk(new Image { Reference = "test", Layers = [.. layers.Select(entries => new EntryLayer(entries))] });
        ContentLocation? location = null;
        for (var layer = 0; layer < layers.Length; layer++)
        {
            await foreach (var item in walk.LayerItemsAsync(layer, CancellationToken.None))
            {
                location ??= item.Location.Channel == ContentChannel.FileName && item.Location.Path == path ? item.Location : null;
            }
        }

        return walk.ExposureOf(location!);
    }
}
