using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Engines.Tests;

[TestClass]
[NeedsPodman]
public sealed class ImagesOfPodman(TestContext context) : ImagesOfAnEngine(context)
{
    protected override EngineClient Client => EngineClient.Podman;

    protected override LocalEngine Engine { get; } = new PodmanEngine();
}
