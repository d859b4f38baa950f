using System.Text.RegularExpressions;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class RegistryDestination(TestContext context)
{
    [TestMethod]
    public async Task IsAuditedFromWhatTheSdkStoredWithEvidence()
    {
        using var registry = new WritableRegistry();
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.PublishAsync("-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}");

        result.AssertSucceeds();
        Assert.IsTrue(registry.Manifests.ContainsKey("latest"), result.Log);
        Assert.Contains("\"clean\"", workspace.Report("audit"));
        Assert.Contains($"{registry.Address}/app:latest", workspace.Report("audit"));
        (await workspace.VerifyAsync($"registry:{registry.Address}/app:latest")).AssertSucceeds();
    }

    [TestMethod]
    public async Task ReceivesNothingOfALeakingProject()
    {
        using var registry = new WritableRegistry();
        using var workspace = new Workspace(context).AddWeb(Leak.Settings);

        var result = await workspace.PublishAsync("-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}");

        result.AssertFailsWith("SSC2002");
        Assert.IsEmpty(registry.Writes);
    }

    [TestMethod]
    [DataRow("local", true, DisplayName = "local leaves it and says so")]
    [DataRow("none", true, DisplayName = "none leaves it and says so")]
    [DataRow("all", false, DisplayName = "all deletes it")]
    public async Task ThatReceivedALeakIsNamedWithItsTagsAndDigest(string rollback, bool remains)
    {
        using var registry = new WritableRegistry();
        using var workspace = new Workspace(context).AddConsole().AddBehindEverything("token.txt", Leak.Token);

        var result = await workspace.PublishAsync([.. To(registry), $"-p:SecretSafeRollback={rollback}", "-p:ContainerImageTags=\"a;b\""]);

        result.AssertFailsWith("SSC2002");
        Assert.Contains("first revoke it", result.Log, result.Log);
        foreach (var tag in new[] { "a", "b" })
        {
            Assert.MatchesRegex(new Regex($"SecretSafe: .*{(remains ? "" : "deleted ")}{registry.Address}/app:{tag} \\(sha256:[0-9a-f]+\\){(remains ? " is out and was NOT deleted" : "")}"), result.Log, result.Log);
            Assert.AreEqual(remains, registry.DigestOf(tag) is not null);
        }

        Assert.AreEqual(rollback == "none", Directory.EnumerateFiles(workspace.ContentStore).Any(), "the leaking layer in the content store");
    }

    [TestMethod]
    public async Task ThatDoesNotAllowDeletionIsSaid()
    {
        using var registry = new WritableRegistry { AllowsDeletion = false };
        using var workspace = new Workspace(context).AddConsole().AddBehindEverything("token.txt", Leak.Token);

        var result = await workspace.PublishAsync([.. To(registry), "-p:SecretSafeRollback=all"]);

        result.AssertFailsWith("SSC2002");
        Assert.Contains($"NOT deleted, the registry does not allow it: {registry.Address}/app:latest ({registry.DigestOf("latest")})", result.Log, result.Log);
    }

    [TestMethod]
    public async Task WhoseTagMovedBetweenPushAndAuditIsSaidWithBothDigests()
    {
        var other = new WritableRegistry.Stored("application/vnd.oci.image.manifest.v1+json", "{}"u8.ToArray());
        var pushed = "";
        using var registry = new WritableRegistry
        {
            Overwritten = (reference, manifest) =>
            {
                pushed = manifest.Digest;
                return reference == "latest" ? other : manifest;
            },
        };
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.PublishAsync(To(registry));

        result.AssertFailsWith("SSC4010");
        Assert.Contains($"it names {other.Digest} now, and this build published {pushed}", result.Log, result.Log);
    }

    [TestMethod]
    public async Task WhosePasswordIsInTheImageIsToldSo()
    {
        using var registry = new WritableRegistry();
        using var workspace = new Workspace(context).AddConsole("""<Content Include="notes.txt" CopyToPublishDirectory="Always" />""")
            .Set("DOTNET_CONTAINER_REGISTRY_UNAME", "builder").Set("DOTNET_CONTAINER_REGISTRY_PWORD", Leak.KnownSecret).Add("notes.txt", Leak.KnownSecret);

        var result = await workspace.PublishAsync(To(registry));

        result.AssertFailsWith("SSC2001");
        Assert.Contains($"login at {registry.Address}", result.Log, result.Log);
        Assert.DoesNotContain(Leak.KnownSecret, result.Log);
        Assert.IsEmpty(registry.Writes);
    }

    private static string[] To(WritableRegistry registry) => ["-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}"];

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
