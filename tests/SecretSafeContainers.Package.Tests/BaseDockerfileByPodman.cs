using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
[NeedsPodman]
public sealed class BaseDockerfileByPodman(TestContext context) : BaseDockerfile(context)
{
    protected override string Builder => "Podman";
}
