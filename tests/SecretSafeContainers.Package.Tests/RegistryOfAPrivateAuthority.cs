using System.Text.RegularExpressions;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Registries;

namespace SecretSafeContainers.Package.Tests;

/// <summary>At this machine's own address: what is called localhost the SDK trusts with any certificate.</summary>
[TestClass]
[NeedsRegistryElsewhere]
[OSCondition(OperatingSystems.Linux)]
public sealed class RegistryOfAPrivateAuthority(TestContext context) : IDisposable
{
    private readonly PrivateAuthority authority = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        authority.Dispose();
        folder.Dispose();
    }

    [TestMethod]
    public async Task ThatIsTrustedReceivesACleanImageThatIsAuditedByDigest()
    {
        await using var registry = await StartAsync();
        using var workspace = Trusting().AddConsole();

        var result = await workspace.PublishAsync(To(registry));

        result.AssertSucceeds();
        Assert.Contains("\"clean\"", workspace.Report("audit"));
        Assert.MatchesRegex(new Regex("\"digest\": \"sha256:[0-9a-f]{64}\""), workspace.Report("audit"));
        Assert.Contains("PUT /v2/app/manifests/latest", registry.Writes);
        Assert.IsTrue(await registry.HasLoggedAsync("GET /v2/app/manifests/latest", context.CancellationToken), "the audit did not ask what the tag names");
    }

    [TestMethod]
    public async Task ThatIsTrustedReceivesNothingOfALeak()
    {
        await using var registry = await StartAsync();
        using var workspace = Trusting().AddConsole("""<Content Include="token.txt" CopyToPublishDirectory="Always" />""").Add("token.txt", Leak.Token);

        var result = await workspace.PublishAsync(To(registry));

        result.AssertFailsWith("SSC2002");
        Assert.IsEmpty(registry.Writes);
    }

    private static string[] To(RealRegistry registry) => ["-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}"];

    private Workspace Trusting() => new Workspace(context).Set("SSL_CERT_FILE", folder.Write("authority.pem", authority.Pem));

    private Task<RealRegistry> StartAsync() => RealRegistry.StartAsync(
        new TemporaryFolder(), "", allowsDeletion: true, context.CancellationToken, authority.Issue(folder), PrivateAuthority.HostAddress!);
}
