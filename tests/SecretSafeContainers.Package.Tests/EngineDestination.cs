using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Package.Tests;

/// <summary>Publishes to a real engine, under names that no other test uses.</summary>
public abstract class EngineDestination(TestContext context) : IDisposable
{
    /// <summary>Where the test's images lie.</summary>
    protected string Repository { get; } = $"secretsafe-test/{Guid.NewGuid():N}";

    /// <summary>The engine's command line.</summary>
    protected abstract EngineClient Client { get; }

    /// <summary>What <c>LocalRegistry</c> has to be for it.</summary>
    protected abstract string LocalRegistry { get; }

    [TestMethod]
    public async Task IsAuditedByTheImagesIdWithEvidence()
    {
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.PublishAsync(Here());

        result.AssertSucceeds();
        Assert.AreNotEqual("", IdOf("latest"));
        Assert.Contains("\"clean\"", workspace.Report("audit"));
        (await workspace.VerifyAsync($"{LocalRegistry.ToLowerInvariant()}:{Repository}:latest")).AssertSucceeds();
    }

    [TestMethod]
    public async Task GetsItsTagsBackAndLosesTheImageAfterALeak()
    {
        using var workspace = new Workspace(context).AddConsole();
        (await workspace.PublishAsync(Here("-p:ContainerImageTag=old"))).AssertSucceeds();
        var before = IdOf("old");
        workspace.AddBehindEverything("token.txt", Leak.Token);

        var result = await workspace.PublishAsync(Here("-p:ContainerImageTags=\"old;new\"", "--no-build"));

        result.AssertFailsWith("SSC2002");
        Assert.AreEqual(before, IdOf("old"), result.Log);
        Assert.Contains($"gave the name {Repository}:old in", result.Log, result.Log);
        Assert.Contains($"removed the name {Repository}:new from", result.Log, result.Log);
        Assert.Contains("SecretSafe: removed the image sha256:", result.Log, result.Log);
        Assert.AreEqual(before, Client.Run("images", "--no-trunc", "--format", "{{.ID}}", "--filter", $"reference=*{Repository}"));
    }

    [TestMethod]
    public async Task LosesATagWhoseEarlierImageIsGone()
    {
        using var workspace = new Workspace(context).AddConsole();
        (await workspace.PublishAsync(Here("-p:ContainerImageTag=old"))).AssertSucceeds();
        workspace.Add("token.txt", Leak.Token).Add("Directory.Build.targets", $"""
            <Project>
              <Target Name="AddBehindEverything" BeforeTargets="_PublishSingleContainer">
                <Copy SourceFiles="token.txt" DestinationFolder="$(PublishDir)" />
              </Target>
              <Target Name="DeleteTheEarlierImage" AfterTargets="_PublishSingleContainer">
                <Exec Command="$(Client) rmi {IdOf("old")}" />
              </Target>
            </Project>
            """);

        var result = await workspace.PublishAsync(Here("-p:ContainerImageTag=old", "--no-build", $"-p:Client={Client.Program}"));

        result.AssertFailsWith("SSC2002");
        Assert.Contains("which it named before, is no longer there", result.Log, result.Log);
        Assert.AreEqual("", IdOf("old"), "a leak kept its name");
    }

    [TestMethod]
    public async Task KeepsALeakOnlyIfRollbackIsNone()
    {
        using var workspace = new Workspace(context).AddConsole().AddBehindEverything("token.txt", Leak.Token);

        var result = await workspace.PublishAsync(Here("-p:SecretSafeRollback=none"));

        result.AssertFailsWith("SSC2002");
        Assert.Contains($"{Repository}:latest (sha256:", result.Log, result.Log);
        Assert.Contains("is out and was NOT deleted", result.Log, result.Log);
        Assert.AreNotEqual("", IdOf("latest"));
    }

    [TestMethod]
    public async Task WhoseTagMovedBetweenPublishingAndAuditIsSaid()
    {
        using var workspace = new Workspace(context).AddConsole();
        (await workspace.PublishAsync(Here("-p:ContainerImageTag=other"))).AssertSucceeds();
        workspace.Add("Directory.Build.targets", $"""
            <Project>
              <Target Name="Race" AfterTargets="_PublishSingleContainer">
                <Exec Command="$(Client) tag {Repository}:other {Repository}:latest" />
              </Target>
            </Project>
            """);

        var result = await workspace.PublishAsync(Here("--no-build", $"-p:Client={Client.Program}"));

        result.AssertFailsWith("SSC4010");
        Assert.Contains("another build moved it", result.Log, result.Log);
        Assert.AreEqual(IdOf("other"), IdOf("latest"), "somebody else's image was taken back");
    }

    public void Dispose()
    {
        Client.Forget($"{Repository}:latest", $"{Repository}:old", $"{Repository}:new", $"{Repository}:other", $"{Repository}:latest-linux-x64");
        GC.SuppressFinalize(this);
    }

    protected string IdOf(string tag) => Client.Run("images", "--no-trunc", "--format", "{{.ID}}", $"{Repository}:{tag}");

    protected string[] Here(params string[] more) => ["-p:ContainerArchiveOutputPath=", $"-p:ContainerRepository={Repository}", $"-p:LocalRegistry={LocalRegistry}", .. more];
}
