using SecretSafeContainers.Engines.Builds;
using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Engines.Tests.Builds;

[TestClass]
[NeedsPodman]
public sealed class BuildsOfPodman(TestContext context) : BuildsOfAnEngine(context)
{
    protected override Builder Builder => Builder.Podman;

    private protected override string[] Containers() =>
        EngineClient.Podman.Run("ps", "--all", "--external", "--quiet").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
