namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class RegistryDestination(TestContext context)
{
    [TestMethod]
    public async Task IsAuditedFromWhatTheSdkStored()
    {
        using var registry = new WritableRegistry();
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.PublishAsync("-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}");

        result.AssertSucceeds();
        Assert.IsTrue(registry.Manifests.ContainsKey("latest"), result.Log);
        Assert.Contains("\"clean\"", workspace.Report("audit"));
        Assert.Contains($"{registry.Address}/app:latest", workspace.Report("audit"));
    }

    [TestMethod]
    public async Task ReceivesNothingOfALeakingProject()
    {
        using var registry = new WritableRegistry();
        using var workspace = new Workspace(context).AddWeb(Leak.Settings);

        var result = await workspace.PublishAsync("-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}");

        result.AssertFailsWith("SSC2002");
        Assert.IsEmpty(registry.Manifests);
    }

    [TestMethod]
    public async Task ThatReceivedALeakIsNamed()
    {
        using var registry = new WritableRegistry();
        using var workspace = new Workspace(context).AddConsole().Add("token.txt", Leak.Token).Add("Directory.Build.targets", """
            <Project>
              <Target Name="AddBehindEverything" BeforeTargets="_PublishSingleContainer">
                <Copy SourceFiles="token.txt" DestinationFolder="$(PublishDir)" />
              </Target>
            </Project>
            """);

        var result = await workspace.PublishAsync("-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}");

        result.AssertFailsWith("SSC2002");
        Assert.Contains($"{registry.Address}/app:latest is published already and was NOT removed", result.Log, result.Log);
        Assert.IsEmpty(Directory.EnumerateFiles(workspace.ContentStore), "the leaking layer stayed in the content store");
    }

    [TestMethod]
    public async Task ThatCannotBeReachedForTheBaseCostsSecondsAndIsTheSdksError()
    {
        using var workspace = new Workspace(context).AddConsole();

        // A port on which nobody listens: the gate goes on without the base, the SDK then says what is wrong.
        var result = await workspace.PublishAsync("-p:ContainerBaseImage=localhost:9/none:1");

        Assert.AreNotEqual(0, result.ExitCode, result.Log);
        Assert.Contains("SecretSafe: no leak in", result.Log, result.Log);
        workspace.AssertNothingPublished();
    }
}
