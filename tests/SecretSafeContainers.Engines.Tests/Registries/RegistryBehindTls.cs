using System.Security.Cryptography.X509Certificates;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Registries;

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
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("0a1b2c3d.0", DisplayName = "with a name as c_rehash gives it")]
    [DataRow("authority.pem", DisplayName = "with any name")]
    public async Task IsTrustedByAFolderOfAuthorities(string name)
    {
        using var authority = new PrivateAuthority();
        using var folder = new TemporaryFolder();
        using var certificate = Load(authority.Issue(folder));
        await using var registry = await ScriptedRegistry.StartAsync(Content, null, certificate);
        folder.Write($"authorities/{name}", authority.Pem);

        var tool = await ToolProcess.RunAsync(["audit", $"registry:{Elsewhere(registry)}"], new() { ["SSL_CERT_DIR"] = folder["authorities"] }, context.CancellationToken);

        Assert.AreEqual(0, tool.ExitCode, tool.Output);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task IsReachedThroughAProxy()
    {
        using var authority = new PrivateAuthority();
        using var folder = new TemporaryFolder();
        using var certificate = Load(authority.Issue(folder));
        await using var registry = await ScriptedRegistry.StartAsync(Content, null, certificate);
        using var proxy = new ConnectProxy();
        var reference = Elsewhere(registry);

        var tool = await ToolProcess.RunAsync(
            ["audit", $"registry:{reference}"],
            new() { ["HTTPS_PROXY"] = $"http://{proxy.Address}", ["NO_PROXY"] = "", ["SSL_CERT_FILE"] = folder.Write("authority.pem", authority.Pem) },
            context.CancellationToken);

        Assert.AreEqual(0, tool.ExitCode, tool.Output);
        Assert.Contains(reference.Registry, proxy.Destinations);
        Assert.IsNotEmpty(registry.Requests);
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

    private static X509Certificate2 Load(CertificateFiles files)
    {
        using var certificate = X509Certificate2.CreateFromPemFile(files.Chain, files.Key);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private static RegistryReference Elsewhere(ScriptedRegistry registry) => new($"{Name}:{registry.Address.Split(':')[1]}", "app", "1", null);
}
