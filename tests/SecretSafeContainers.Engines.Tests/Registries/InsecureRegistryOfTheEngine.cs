using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Registries;

namespace SecretSafeContainers.Engines.Tests.Registries;

/// <summary>A script in place of docker, since its engine's settings are those of the whole machine.</summary>
[TestClass]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class InsecureRegistryOfTheEngine(TestContext context) : IDisposable
{
    private const string OfDocker = """{"RegistryConfig":{"IndexConfigs":{"docker.io":{"Secure":true},"HOST":{"Secure":false}}}}""";
    private const string OfPodman = """{"registries":{"search":["docker.io"],"HOST":{"Insecure":true,"Blocked":false}}}""";

    private static readonly TestRegistry Content = TestRegistry.Of(TestImage.Of(TestEntry.File("app/a", "one")));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(OfDocker, DisplayName = "docker")]
    [DataRow(OfPodman, DisplayName = "podman by the name of docker")]
    public async Task IsReachedByPlainHttp(string info)
    {
        await using var registry = await ScriptedRegistry.StartAsync(Content, isElsewhere: true);
        var reference = Elsewhere(registry);
        WriteDocker(reference.Registry, info);

        var report = await reference.AuditAsync(Access, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
    }

    [TestMethod]
    public async Task MayHaveAnyCertificate()
    {
        using var certificate = TlsCertificate.SelfSigned();
        await using var registry = await ScriptedRegistry.StartAsync(Content, null, certificate);
        var reference = Elsewhere(registry);
        WriteDocker(reference.Registry, OfDocker);

        var report = await reference.AuditAsync(Access, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("words")]
    [DataRow("""{"RegistryConfig":{"IndexConfigs":{"HOST":{"Secure":true}}}}""")]
    [DataRow("""{"RegistryConfig":{"IndexConfigs":{"other.example":{"Secure":false}}}}""")]
    public async Task IsNoOtherOne(string info)
    {
        using var certificate = TlsCertificate.SelfSigned();
        await using var registry = await ScriptedRegistry.StartAsync(Content, null, certificate);
        var reference = Elsewhere(registry);
        WriteDocker(reference.Registry, info);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => reference.AuditAsync(Access, context.CancellationToken));

        Assert.Contains("self-signed", failure.Why);
        Assert.IsEmpty(registry.Requests);
    }

    [TestMethod]
    public async Task IsNotAskedForWhereHttpsWorksOrTheHostIsThisMachine()
    {
        await using var registry = await ScriptedRegistry.StartAsync(Content);
        WriteDocker(registry.Address, OfDocker);

        await registry.AuditAsync(Access, context.CancellationToken);

        Assert.IsFalse(File.Exists(folder["asked"]));
    }

    private RegistryAccess Access => Reading.With(("PATH", folder.FullPath));

    private static RegistryReference Elsewhere(ScriptedRegistry registry) => new($"{PrivateAuthority.HostName}:{registry.Address.Split(':')[1]}", "app", "1", null);

    private void WriteDocker(string registry, string info)
    {
        var script = folder.Write("docker", $"#!/bin/sh\n[ \"$*\" = 'info --format {{{{json .}}}}' ] || exit 1\n: > '{folder["asked"]}'\ncat <<'END'\n{info.Replace("HOST", registry, StringComparison.Ordinal)}\nEND\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
