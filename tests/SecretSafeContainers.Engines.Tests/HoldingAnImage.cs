using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Testing.Engines;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests;

[TestClass]
public sealed class HoldingAnImage(TestContext context)
{
    [TestMethod]
    [DataRow("""{"DriverStatus":[["driver-type","io.containerd.snapshotter.v1"]]}""", true, DisplayName = "the containerd store")]
    [DataRow("""{"DriverStatus":[["Backing Filesystem","extfs"]]}""", false, DisplayName = "the classic store")]
    [DataRow("{}", false, DisplayName = "nothing said")]
    public async Task IsNeededOnlyWhereImagesAreGoneWithTheirNames(string info, bool needed)
    {
        using var server = new EngineOfATest { Info = info };
        using var docker = new DockerEngine(server.Address);

        Assert.AreEqual(needed, await docker.ForgetsUnnamedAsync(context.CancellationToken));
    }

    [TestMethod]
    [NeedsDocker]
    public async Task LeavesNoNameWhereItIsNotNeeded()
    {
        var name = EngineClient.NewName();
        var registry = new TestRegistry();
        registry.Add(tag: null, TestImage.Of(TestLayer.Of(LayerCompression.None, TestEntry.File("a", name))));
        EngineClient.Docker.Load(registry.DockerArchive(), name);
        try
        {
            using var docker = new DockerEngine();
            var image = await docker.InspectAsync(name, context.CancellationToken);

            using (await HeldImages.HoldAsync(docker, [image!.Id], context.CancellationToken))
            {
                var held = await docker.InspectAsync(name, context.CancellationToken);
                Assert.AreEqual(await docker.ForgetsUnnamedAsync(context.CancellationToken) ? 2 : 1, held!.Tags.Length);
            }

            Assert.HasCount(1, (await docker.InspectAsync(name, context.CancellationToken))!.Tags);
        }
        finally
        {
            EngineClient.Docker.Forget(name);
        }
    }
}
