using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Testing.Engines;
using SecretSafeContainers.Testing.Registries;

namespace SecretSafeContainers.Engines.Tests.Releases;

[TestClass]
[NeedsDocker]
[RegistryCondition]
public sealed class PushOfDockersImage(TestContext context) : PushOfAnEnginesImage(context)
{
    protected override EngineClient Client => EngineClient.Docker;

    protected override LocalEngine Engine { get; } = new DockerEngine();
}
