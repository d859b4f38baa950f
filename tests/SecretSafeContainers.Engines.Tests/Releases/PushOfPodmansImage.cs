using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Testing.Engines;
using SecretSafeContainers.Testing.Registries;

namespace SecretSafeContainers.Engines.Tests.Releases;

[TestClass]
[NeedsPodman]
[RegistryCondition]
public sealed class PushOfPodmansImage(TestContext context) : PushOfAnEnginesImage(context)
{
    protected override EngineClient Client => EngineClient.Podman;

    protected override LocalEngine Engine { get; } = new PodmanEngine();
}
