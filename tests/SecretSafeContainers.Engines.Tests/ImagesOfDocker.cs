using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Engines.Tests;

[TestClass]
[NeedsDocker]
public sealed class ImagesOfDocker(TestContext context) : ImagesOfAnEngine(context)
{
    protected override EngineClient Client => EngineClient.Docker;

    protected override LocalEngine Engine { get; } = new DockerEngine();
}
