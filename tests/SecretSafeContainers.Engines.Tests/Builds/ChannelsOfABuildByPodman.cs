using SecretSafeContainers.Engines.Builds;
using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Engines.Tests.Builds;

[TestClass]
[NeedsPodman]
public sealed class ChannelsOfABuildByPodman(TestContext context) : ChannelsOfABuild(context)
{
    private protected override Builder Builder => Builder.Podman;
}
