using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class PlacesOfTheSdk
{
    [TestMethod]
    [DataRow("out/app.tar.gz", "out/app.tar.gz")]
    [DataRow("out/", "out/team/app.tar.gz", DisplayName = "a trailing separator")]
    [DataRow("out/images", "out/images/team/app.tar.gz", DisplayName = "no extension")]
    [DataRow("v1.2/", "v1.2/team/app.tar.gz", DisplayName = "a folder with a dot")]
    public void OfAnArchiveFollowItsRule(string path, string expected)
    {
        var folder = Path.GetFullPath("/project");

        Assert.AreEqual(Path.GetFullPath(expected, folder), ArchiveDestination.Locate(path, folder, "team/app"));
    }

    [TestMethod]
    [DataRow("linux-x64", "linux/amd64")]
    [DataRow("linux-musl-arm64", "linux/arm64")]
    [DataRow("linux-arm", "linux/arm")]
    [DataRow("linux-x86", "linux/386")]
    [DataRow("win-x64", "windows/amd64")]
    [DataRow("osx-arm64", null)]
    [DataRow("", null)]
    public void OfARuntimeIdentifierAreItsPlatform(string runtimeIdentifier, string? expected) =>
        Assert.AreEqual(expected, RuntimePlatform.Of(runtimeIdentifier)?.ToString());

    [TestMethod]
    public void OfALayerAreFilesNamedByDigest()
    {
        using var folder = new PublishFixture();
        var digest = Digest.OfBytes("layer"u8);
        folder.Add($"{digest.Hex}.tar.gz", "layer");
        var store = new SdkContentStore(folder.Root);

        using (var stream = store.TryOpen(digest))
        {
            Assert.IsNotNull(stream);
        }

        Assert.IsTrue(store.Delete(digest));
        Assert.IsNull(store.TryOpen(digest));
        Assert.IsFalse(store.Delete(digest));
    }
}
