using SecretSafeContainers.Engines.Builds;
using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Engines.Tests.Builds;

[TestClass]
[NeedsDocker]
public sealed class ChannelsOfABuildByDocker(TestContext context) : ChannelsOfABuild(context)
{
    private protected override Builder Builder => Builder.Docker;
}
