using System.Text.RegularExpressions;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class SeveralRuntimeIdentifiers(TestContext context)
{
    /// <summary>Framework-dependent and without a native host: nothing of a foreign platform has to be downloaded.</summary>
    internal const string Properties = """
        <RuntimeIdentifiers>linux-x64;linux-arm64</RuntimeIdentifiers>
        <SelfContained>false</SelfContained>
        <EnableAppHostPackDownload>false</EnableAppHostPackDownload>
        <EnableRuntimePackDownload>false</EnableRuntimePackDownload>
        <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
        """;

    [TestMethod]
    public async Task ArePublishedAndAuditedOnceEach()
    {
        using var registry = new WritableRegistry();
        using var workspace = App().Add("Directory.Build.targets", Target("""AfterTargets="Publish" """, """<Message Importance="high" Text="published by hand [$(RuntimeIdentifier)]" />"""));

        var result = await workspace.PublishAsync(To(registry));

        result.AssertSucceeds();
        Assert.HasCount(3, Regex.Matches(result.Log, "SecretSafe: .*no leak in"), "two gates and one audit: " + result.Log);
        Assert.HasCount(2, result.Log.Split("published by hand [linux-x64]"), "a custom publish target ran more than once: " + result.Log);
        Assert.HasCount(2, result.Log.Split("published by hand [linux-arm64]"), "a custom publish target ran more than once: " + result.Log);
        Assert.IsNotNull(registry.DigestOf("latest"), result.Log);
        Assert.Contains($"SecretSafe: linux-arm64: now out as {registry.Address}/app:latest-linux-arm64 ({registry.DigestOf("latest-linux-arm64")})", result.Log, result.Log);
        Assert.Contains("\"platform\": \"linux/arm64\"", workspace.Report("audit"));
        Assert.Contains("\"clean\"", workspace.Report("audit"));
        Assert.Contains("\"clean\"", workspace.Report("linux-x64.gate"));
        Assert.Contains("\"clean\"", workspace.Report("linux-arm64.gate"));
    }

    [TestMethod]
    public async Task OfWhichOnlyTheSecondLeaksReachNoRegistry()
    {
        using var registry = new WritableRegistry();
        using var workspace = App().Add("token.txt", Leak.Token).Add("Directory.Build.targets", Target(
            """AfterTargets="Publish" Condition="'$(RuntimeIdentifier)' == 'linux-arm64'" """,
            """<Copy SourceFiles="token.txt" DestinationFolder="$(PublishDir)" />"""));

        var result = await workspace.PublishAsync(To(registry));

        result.AssertFailsWith("SSC2002");
        Assert.Contains("Only in the image for linux-arm64.", result.Log, result.Log);
        Assert.Contains("/token.txt(1,1)", result.Log, result.Log);
        Assert.IsEmpty(registry.Writes);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task WithTheSameLeakSayItOnce()
    {
        using var registry = new WritableRegistry();
        using var workspace = App("""<Content Include="token.txt" CopyToPublishDirectory="Always" />""").Add("token.txt", Leak.Token);

        var result = await workspace.PublishAsync(To(registry));

        result.AssertFailsWith("SSC2002");
        Assert.ContainsSingle(Regex.Matches(result.Log, "error SSC2002:"), result.Log);
        Assert.Contains("In the images for linux-x64, linux-arm64.", result.Log, result.Log);
        Assert.Contains($"{workspace.In("token.txt")}(1,1)", result.Log, result.Log);
        Assert.IsEmpty(registry.Writes);
    }

    [TestMethod]
    public async Task AreCheckedWithoutPublishing()
    {
        using var workspace = App("""<Content Include="token.txt" CopyToPublishDirectory="Always" />""").Add("token.txt", Leak.Token);

        var result = await workspace.RunAsync("publish", "-t:SecretSafeCheck");

        result.AssertFailsWith("SSC2002");
        Assert.ContainsSingle(Regex.Matches(result.Log, "error SSC2002:"), result.Log);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task InAnArchiveAreRolledBackWithTheirSourcesNamed()
    {
        using var workspace = App().Add("token.txt", Leak.Token).Add("Directory.Build.targets", Target(
            """BeforeTargets="_PublishSingleContainer" Condition="'$(RuntimeIdentifier)' == 'linux-arm64'" """,
            """<Copy SourceFiles="token.txt" DestinationFolder="$(PublishDir)" />"""));

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2002");
        Assert.Contains("/token.txt(1,1)", result.Log, result.Log);
        Assert.Contains("Only in the image for linux/arm64.", result.Log, result.Log);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task WithALabelOfALateTargetReachNoRegistry()
    {
        using var registry = new WritableRegistry();
        using var workspace = App().Add("Directory.Build.targets", Target(
            """BeforeTargets="PublishContainer" """, $"""<ItemGroup><ContainerLabel Include="deploy" Value="{Leak.Token}" /></ItemGroup>"""));

        var result = await workspace.PublishAsync(To(registry));

        result.AssertFailsWith("SSC2004");
        Assert.IsEmpty(registry.Writes);
    }

    [TestMethod]
    [DataRow("latest-linux-arm64", DisplayName = "the second image")]
    [DataRow("latest", DisplayName = "the index")]
    public async Task OfWhichTheRegistryRefuses(string refused)
    {
        using var registry = new WritableRegistry { Refused = refused };
        using var workspace = App();

        var result = await workspace.PublishAsync([.. To(registry), "-p:ContainerPublishInParallel=false", "-m:1"]);

        Assert.AreNotEqual(0, result.ExitCode, result.Log);
        Assert.Contains($"SecretSafe: linux-x64: now out as {registry.Address}/app:latest-linux-x64 ({registry.DigestOf("latest-linux-x64")})", result.Log, result.Log);
        Assert.AreEqual(refused == "latest", result.Log.Contains("linux-arm64: now out", StringComparison.Ordinal), result.Log);
    }

    [TestMethod]
    public async Task OfWhichOneChangesBehindTheGateStopBeforeItsImageIsMade()
    {
        using var registry = new WritableRegistry();
        // In the props, its hook runs before the last word.
        using var workspace = App().Add("token.txt", Leak.Token).Add("Directory.Build.props", Target(
            """BeforeTargets="_PublishSingleContainer" Condition="'$(RuntimeIdentifier)' == 'linux-arm64'" """,
            """<Copy SourceFiles="token.txt" DestinationFolder="$(PublishDir)" />"""));

        var result = await workspace.PublishAsync(To(registry));

        result.AssertFailsWith("SSC2002");
        Assert.Contains("In the image for linux-arm64.", result.Log, result.Log);
        Assert.IsNull(registry.DigestOf("latest-linux-arm64"));
        Assert.IsNull(registry.DigestOf("latest"));
    }

    [TestMethod]
    public async Task HaveTheirCutValuesSaidAndTheRestAuditedToo()
    {
        using var registry = new WritableRegistry();
        using var clean = App("""<ContainerEnvironmentVariable Include="API_URL" Value="https://host:8443/x" /><ContainerLabel Include="home" Value="a:b" />""");
        using var leaking = App($"""<ContainerEnvironmentVariable Include="API_URL" Value="https://user:{Leak.Token}@host/x" />""");

        var cut = await clean.PublishAsync(To(registry));
        var leak = await leaking.RunAsync("publish", "-t:SecretSafeCheck");

        cut.AssertSucceeds();
        Assert.ContainsSingle(Regex.Matches(cut.Log, "warning SSC1010:.*environment variable API_URL"), cut.Log);
        Assert.ContainsSingle(Regex.Matches(cut.Log, "warning SSC1010:.*label home"), cut.Log);
        Assert.HasCount(2, Regex.Matches(cut.Log, "SSC1010"), cut.Log);
        leak.AssertFailsWith("SSC2004");
    }

    private static string[] To(WritableRegistry registry) => ["-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}"];

    private static string Target(string when, string what) => $"""<Project><Target Name="OfTheUser" {when}>{what}</Target></Project>""";

    private Workspace App(string items = "") => new Workspace(context).AddConsole(items, Properties);
}
