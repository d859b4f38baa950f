using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
[NeedsPodman]
public sealed class DockerfileBuildByPodman(TestContext context) : DockerfileBuild(context)
{
    protected override EngineClient Client => EngineClient.Podman;

    protected override string Builder => "Podman";
}
