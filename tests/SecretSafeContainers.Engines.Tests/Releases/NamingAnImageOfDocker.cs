using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Engines.Tests.Releases;

[TestClass]
[NeedsDocker]
public sealed class NamingAnImageOfDocker(TestContext context) : NamingAnImage(context)
{
    protected override EngineClient Client => EngineClient.Docker;

    protected override LocalEngine Engine { get; } = new DockerEngine();
}
