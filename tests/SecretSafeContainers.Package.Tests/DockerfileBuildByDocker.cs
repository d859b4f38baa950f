using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
[NeedsDocker]
public sealed class DockerfileBuildByDocker(TestContext context) : DockerfileBuild(context)
{
    protected override EngineClient Client => EngineClient.Docker;

    protected override string Builder => "Docker";
}
