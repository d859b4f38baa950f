using SecretSafeContainers.Content;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing;
using static SecretSafeContainers.Testing.EntryLayer;

namespace SecretSafeContainers.Tests.Content;

[TestClass]
public sealed class ExposureOfFile
{
    private const string Path = "root/.pip/pip.conf";

    [TestMethod]
    public Task IsRuntimeAndLayersWhenNothingHidesIt() => Expect(true, [File(Path)]);

    [TestMethod]
    public Task IsLayersOnlyWhenALaterLayerDeletesIt() => Expect(false, [File(Path)], [File("root/.pip/.wh.pip.conf")]);

    [TestMethod]
    public Task IsLayersOnlyWhenALaterLayerDeletesItsFolder() => Expect(false, [File(Path)], [File("root/.wh..pip")]);

    [TestMethod]
    public Task IsLayersOnlyWhenALaterLayerMakesItsFolderOpaque() => Expect(false, [File(Path)], [File("root/.pip/.wh..wh..opq")]);

    [TestMethod]
    public Task IsLayersOnlyWhenALaterLayerMakesTheRootOpaque() => Expect(false, [File(Path)], [File(".wh..wh..opq")]);

    [TestMethod]
    public Task IsLayersOnlyWhenALaterLayerOverwritesIt() => Expect(false, [File(Path)], [File(Path, "clean")]);

    [TestMethod]
    public Task IsLayersOnlyWhenALaterLayerPutsALinkInPlaceOfItsFolder() =>
        Expect(false, [File(Path)], [Link(LayerEntryKind.SymbolicLink, "root/.pip", "/tmp")]);

    [TestMethod]
    public Task IsLayersOnlyWhenALaterLayerPutsAFolderInItsPlace() => Expect(false, [File(Path)], [Directory(Path)]);

    [TestMethod]
    public Task IsRuntimeWhenALaterLayerOnlyRepeatsItsFolder() => Expect(true, [File(Path)], [Directory("root"), Directory("root/.pip")]);

    [TestMethod]
    public Task IsRuntimeWhenTheWhiteoutStandsInItsOwnLayer() => Expect(true, [File("root/.pip/.wh.pip.conf"), File(Path)]);

    [TestMethod]
    public Task IsRuntimeWhenALowerLayerDeletedIt() => Expect(true, layerOfFile: 1, [File("root/.pip/.wh.pip.conf")], [File(Path)]);

    [TestMethod]
    public Task IsRuntimeWhenASimilarNameIsDeleted() => Expect(true, [File(Path)], [File("root/.pip/.wh.pip.con"), File("root/.wh..pi")]);

    [TestMethod]
    public Task IsLayersOnlyWhenItsOwnLayerWritesItAgain() => Expect(false, [File(Path), File(Path, "clean")]);

    [TestMethod]
    public Task IsRuntimeThroughAHardLinkThatStays() =>
        Expect(true, [File(Path), Link(LayerEntryKind.HardLink, "srv/copy", Path)], [File("root/.pip/.wh.pip.conf")]);

    [TestMethod]
    public Task IsLayersOnlyWhenItsHardLinksAreDeletedToo() =>
        Expect(false, [File(Path), Link(LayerEntryKind.HardLink, "srv/copy", Path)], [File("root/.wh..pip"), File("srv/.wh.copy")]);

    [TestMethod]
    [DataRow("./" + Path)]
    [DataRow("/" + Path)]
    public Task IsRuntimeThroughAHardLinkHoweverItsTargetIsWritten(string target) =>
        Expect(true, [File(Path), Link(LayerEntryKind.HardLink, "srv/copy", target)], [File("root/.pip/.wh.pip.conf")]);

    [TestMethod]
    public Task IsRuntimeThroughALinkToALink() => Expect(
        true, [File(Path), Link(LayerEntryKind.HardLink, "a", Path), Link(LayerEntryKind.HardLink, "b", "a")], [File("root/.wh..pip"), File(".wh.a")]);

    [TestMethod]
    public Task IsRuntimeThroughAHardLinkOfALaterLayer() =>
        Expect(true, [File(Path)], [Link(LayerEntryKind.HardLink, "srv/copy", Path)], [File("root/.wh..pip")]);

    [TestMethod]
    public Task IsLayersOnlyWhenALaterLinkIsToWhatReplacedIt() =>
        Expect(false, [File(Path)], [File(Path, "clean")], [Link(LayerEntryKind.HardLink, "srv/copy", Path)]);

    private static Task Expect(bool runtime, params LayerEntry[][] layers) => Expect(runtime, 0, layers);

    private static async Task Expect(bool runtime, int layerOfFile, params LayerEntry[][] layers)
    {
        var image = new Image { Reference = "test", Layers = [.. layers.Select(entries => new EntryLayer(entries))] };
        var walk = new ImageWalk(image);
        ContentLocation? location = null;
        for (var layer = 0; layer < layers.Length; layer++)
        {
            await foreach (var item in walk.LayerItemsAsync(layer, CancellationToken.None))
            {
                if (layer == layerOfFile && item.Location is { Channel: ContentChannel.File, Path: Path })
                {
                    location ??= item.Location;
                }
            }
        }

        var exposure = walk.ExposureOf(location!);

        Assert.AreEqual(new Exposure(runtime, Inspection: false, Layers: true), exposure);
    }
}
