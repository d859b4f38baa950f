using System.Net.Http.Headers;
using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Registries;

namespace SecretSafeContainers.Engines.Tests.Registries;

[TestClass]
[RegistryCondition]
public sealed class RegistryWithPasswords(TestContext context)
{
    private const string User = "deploy";
    private static readonly string Password = "pass-" + new string('w', 12);

    [TestMethod]
    public async Task IsReadWithTheSdksVariables()
    {
        await using var registry = await StartAsync(allowsDeletion: false);

        var report = await Image(registry).AuditAsync(Login(), context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.HasCount(2, report.Images);
    }

    [TestMethod]
    public async Task IsReadByTheToolWithAFileOfLogins()
    {
        await using var registry = await StartAsync(allowsDeletion: false);
        using var folder = new TemporaryFolder();
        folder.Write("config.json", $$$"""{"auths":{"{{{registry.Address}}}":{"auth":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))}}}"} } }""");

        var tool = await ToolProcess.RunAsync(["audit", $"registry:{registry.Address}/app:1", $"{registry.Address}/app:1"], Variables(folder), context.CancellationToken);

        Assert.AreEqual(0, tool.ExitCode, tool.Output);
        Assert.DoesNotContain(Password, tool.Output);
    }

    [TestMethod]
    public async Task RefusesAWrongPasswordWhichIsNotRepeated()
    {
        await using var registry = await StartAsync(allowsDeletion: false);
        var wrong = "wrong-" + new string('v', 12);
        var access = Reading.With(("DOTNET_CONTAINER_REGISTRY_UNAME", User), ("DOTNET_CONTAINER_REGISTRY_PWORD", wrong));

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => Image(registry).AuditAsync(access, context.CancellationToken));

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
        Assert.Contains("DOTNET_CONTAINER_REGISTRY_UNAME", failure.Why);
        Assert.DoesNotContain(wrong, failure.ToString());
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{wrong}")), failure.ToString());
    }

    [TestMethod]
    public async Task TellsTheToolThatALoginIsMissing()
    {
        await using var registry = await StartAsync(allowsDeletion: false);
        using var folder = new TemporaryFolder();

        var tool = await ToolProcess.RunAsync(["audit", $"registry:{registry.Address}/app:1"], Variables(folder), context.CancellationToken);

        Assert.AreEqual(2, tool.ExitCode, tool.Output);
        Assert.Contains("SSC4001", tool.Output);
        Assert.Contains("there is none for", tool.Output);
    }

    [TestMethod]
    public async Task GivesBackWhatWasPublished()
    {
        await using var registry = await StartAsync(allowsDeletion: true);
        var manifests = new PublishedManifests(Login());
        var held = Assert.IsInstanceOfType<ManifestPresence.Held>(await manifests.FindAsync(Image(registry), context.CancellationToken));
        var published = Image(registry) with { Tag = null, Digest = held.Digest };

        var deletion = await manifests.DeleteManifestAsync(published, context.CancellationToken);

        Assert.IsInstanceOfType<ManifestDeletion.Deleted>(deletion);
        Assert.IsInstanceOfType<ManifestPresence.Absent>(await manifests.FindAsync(published, context.CancellationToken));
        Assert.IsInstanceOfType<ManifestDeletion.Absent>(await manifests.DeleteManifestAsync(published, context.CancellationToken));
    }

    [TestMethod]
    public async Task ThatForbidsDeletionSaysSo()
    {
        await using var registry = await StartAsync(allowsDeletion: false);
        var manifests = new PublishedManifests(Login());
        var held = Assert.IsInstanceOfType<ManifestPresence.Held>(await manifests.FindAsync(Image(registry), context.CancellationToken));

        var deletion = await manifests.DeleteManifestAsync(Image(registry) with { Tag = null, Digest = held.Digest }, context.CancellationToken);

        Assert.IsInstanceOfType<ManifestDeletion.Unsupported>(deletion);
    }

    [TestMethod]
    public async Task KeepsWhatItHoldsToItselfWithoutALogin()
    {
        await using var registry = await StartAsync(allowsDeletion: true);

        var presence = await new PublishedManifests(Reading.Anonymous).FindAsync(Image(registry), context.CancellationToken);

        Assert.IsTrue(Assert.IsInstanceOfType<ManifestPresence.Unknown>(presence).IsDenied);
    }

    private static RegistryReference Image(RealRegistry registry) => new(registry.Address, "app", "1", null);

    private static RegistryAccess Login() => Reading.With(("DOTNET_CONTAINER_REGISTRY_UNAME", User), ("DOTNET_CONTAINER_REGISTRY_PWORD", Password));

    private static Dictionary<string, string> Variables(TemporaryFolder folder) =>
        new() { ["DOCKER_CONFIG"] = folder.FullPath, ["XDG_RUNTIME_DIR"] = folder.FullPath, ["XDG_CONFIG_HOME"] = folder.FullPath };

    private async Task<RealRegistry> StartAsync(bool allowsDeletion)
    {
        var folder = new TemporaryFolder();
        var authentication = $"""
            auth:
              htpasswd:
                realm: test
                path: {folder.Write("htpasswd", PasswordFile.Line(User, Password))}
            """;
        var registry = await RealRegistry.StartAsync(folder, authentication, allowsDeletion, context.CancellationToken);
        var content = new TestRegistry();
        content.Add("1", TestImage.Of(TestEntry.File("app/a", "one")), TestImage.Of(TestEntry.File("app/b", "two")) with { Platform = new Platform("linux", "arm64") });
        await registry.PushAsync(content, new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))), context.CancellationToken);
        return registry;
    }
}
