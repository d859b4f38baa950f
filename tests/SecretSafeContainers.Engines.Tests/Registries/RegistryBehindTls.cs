using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Registries;

[TestClass]
public sealed class RegistryBehindTls(TestContext context)
{
    /// <summary>This machine by a name that is not a loopback name: it stands for a host elsewhere.</summary>
    private static readonly string Name = System.Net.Dns.GetHostName();

    private static readonly TestRegistry Content = TestRegistry.Of(TestImage.Of(TestEntry.File("app/a", "one")));

    [TestMethod]
    public async Task OnThisMachineMayHaveAnyCertificate()
    {
        using var certificate = TlsCertificate.SelfSigned();
        await using var registry = await ScriptedRegistry.StartAsync(Content, null, certificate);

        var report = await registry.AuditAsync(Reading.Anonymous, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
    }

    [TestMethod]
    public async Task ThatIsSelfSignedIsRefusedWithTheCause()
    {
        using var certificate = TlsCertificate.SelfSigned();
        await using var registry = await ScriptedRegistry.StartAsync(Content, null, certificate);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => Elsewhere(registry).AuditAsync(Reading.Anonymous, context.CancellationToken));

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
        Assert.Contains("self-signed", failure.Why);
        Assert.IsEmpty(registry.Requests);
    }

    [TestMethod]
    public async Task WithACertificateForAnotherNameIsRefusedWithTheCause()
    {
        using var certificate = TlsCertificate.SelfSigned("other.example");
        await using var registry = await ScriptedRegistry.StartAsync(Content, null, certificate);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => Elsewhere(registry).AuditAsync(Reading.Anonymous, context.CancellationToken));

        Assert.Contains("another name", failure.Why);
    }

    [TestMethod]
    public async Task IsTrustedByDockersFolderOfCertificates()
    {
        using var certificate = TlsCertificate.SelfSigned();
        await using var registry = await ScriptedRegistry.StartAsync(Content, null, certificate);
        using var folder = new TemporaryFolder();
        var reference = Elsewhere(registry);
        folder.Write($"{reference.Registry}/ca.crt", certificate.ExportCertificatePem());

        var report = await reference.AuditAsync(Reading.Anonymous with { CertificateFolders = [folder.FullPath] }, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task IsTrustedByAFileOfCertificates()
    {
        using var certificate = TlsCertificate.SelfSigned();
        await using var registry = await ScriptedRegistry.StartAsync(Content, null, certificate);
        using var folder = new TemporaryFolder();
        var file = folder.Write("ca.pem", certificate.ExportCertificatePem());

        // The runtime reads SSL_CERT_FILE once a process, so it takes a new one.
        var tool = await ToolProcess.RunAsync(["audit", $"registry:{Elsewhere(registry)}"], new() { ["SSL_CERT_FILE"] = file }, context.CancellationToken);

        Assert.AreEqual(0, tool.ExitCode, tool.Output);
    }

    [TestMethod]
    public async Task CalledInsecureMayHaveAnyCertificate()
    {
        using var certificate = TlsCertificate.SelfSigned();
        await using var registry = await ScriptedRegistry.StartAsync(Content, null, certificate);
        var reference = Elsewhere(registry);

        var report = await reference.AuditAsync(Reading.Anonymous with { InsecureRegistries = [reference.Registry] }, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
    }

    private static RegistryReference Elsewhere(ScriptedRegistry registry) => new($"{Name}:{registry.Address.Split(':')[1]}", "app", "1", null);
}
