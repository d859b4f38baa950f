using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
[NeedsPodman]
public sealed class PodmanDestination(TestContext context) : EngineDestination(context)
{
    private readonly TestContext context = context;

    protected override EngineClient Client => EngineClient.Podman;

    protected override string LocalRegistry => "Podman";

    [TestMethod]
    public async Task OfAPublishThatFailsAfterTheFirstImageIsSaidToHoldIt()
    {
        // To docker the SDK loads all images of several platforms at once, to podman one after the other.
        using var workspace = new Workspace(context).AddConsole(properties: SeveralRuntimeIdentifiers.Properties).Add("Directory.Build.targets", """
            <Project>
              <Target Name="FailTheSecond" BeforeTargets="_PublishSingleContainer" Condition="'$(RuntimeIdentifier)' == 'linux-arm64'"><Error Text="failed by hand" /></Target>
            </Project>
            """);

        var result = await workspace.PublishAsync(Here("-p:ContainerPublishInParallel=false", "-m:1"));

        Assert.AreNotEqual(0, result.ExitCode, result.Log);
        var id = IdOf("latest-linux-x64");
        Assert.Contains($"SecretSafe error SSC4013: published in part: {Repository}:latest-linux-x64 names {id} now, and named nothing before", result.Log, result.Log);
    }
}
