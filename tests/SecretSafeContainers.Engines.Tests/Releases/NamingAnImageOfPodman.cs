using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Engines.Tests.Releases;

[TestClass]
[NeedsPodman]
public sealed class NamingAnImageOfPodman(TestContext context) : NamingAnImage(context)
{
    protected override EngineClient Client => EngineClient.Podman;

    protected override LocalEngine Engine { get; } = new PodmanEngine();
}
