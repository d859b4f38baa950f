using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
[NeedsDocker]
public sealed class DockerDestination(TestContext context) : EngineDestination(context)
{
    protected override EngineClient Client => EngineClient.Docker;

    protected override string LocalRegistry => "Docker";
}
