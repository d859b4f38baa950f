using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
[NeedsPodman]
public sealed class PodmanDestination(TestContext context) : EngineDestination(context)
{
    protected override EngineClient Client => EngineClient.Podman;

    protected override string LocalRegistry => "Podman";
}
