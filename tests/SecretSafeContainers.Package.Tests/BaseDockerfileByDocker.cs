using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
[NeedsDocker]
public sealed class BaseDockerfileByDocker(TestContext context) : BaseDockerfile(context)
{
    protected override string Builder => "Docker";
}
