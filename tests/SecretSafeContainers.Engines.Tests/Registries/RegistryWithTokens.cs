using System.Net.Http.Headers;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Registries;

namespace SecretSafeContainers.Engines.Tests.Registries;

[TestClass]
[RegistryCondition]
public sealed class RegistryWithTokens(TestContext context)
{
    private const string User = "deploy";
    private static readonly string Password = "pass-" + new string('w', 12);
    private static readonly string IdentityToken = "refresh-" + new string('r', 12);

    [TestMethod]
    public async Task IsReadWithAPassword()
    {
        await using var service = await TestTokenService.StartAsync(User, Password, IdentityToken);
        await using var registry = await StartAsync(service);

        var report = await Image(registry).AuditAsync(Login(Password), context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.AreEqual(("GET", "repository:app:pull"), Assert.ContainsSingle(service.Requests));
    }

    [TestMethod]
    public async Task IsReadWithAnIdentityToken()
    {
        await using var service = await TestTokenService.StartAsync(User, Password, IdentityToken);
        await using var registry = await StartAsync(service);
        using var folder = new TemporaryFolder();
        var file = folder.Write("auth.json", $$$"""{"auths":{"{{{registry.Address}}}":{"identitytoken":"{{{IdentityToken}}}"} } }""");

        var report = await Image(registry).AuditAsync(Reading.With(("REGISTRY_AUTH_FILE", file)), context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.AreEqual(("POST", "repository:app:pull"), Assert.ContainsSingle(service.Requests));
    }

    [TestMethod]
    public async Task DeletesWithATokenForThat()
    {
        await using var service = await TestTokenService.StartAsync(User, Password, IdentityToken);
        await using var registry = await StartAsync(service);
        var manifests = new PublishedManifests(Login(Password));
        var held = Assert.IsInstanceOfType<ManifestPresence.Held>(await manifests.FindAsync(Image(registry), context.CancellationToken));

        var deletion = await manifests.DeleteManifestAsync(Image(registry) with { Tag = null, Digest = held.Digest }, context.CancellationToken);

        Assert.IsInstanceOfType<ManifestDeletion.Deleted>(deletion);
        Assert.AreEqual("repository:app:pull, repository:app:pull,push,delete", string.Join(", ", service.Requests.Select(request => request.Scope)));
    }

    [TestMethod]
    public async Task RefusesAWrongPasswordWhichIsNotRepeated()
    {
        await using var service = await TestTokenService.StartAsync(User, Password, IdentityToken);
        await using var registry = await StartAsync(service);
        var wrong = "wrong-" + new string('v', 12);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => Image(registry).AuditAsync(Login(wrong), context.CancellationToken));

        Assert.AreSame(DiagnosticCodes.NotFound, failure.Code);
        Assert.DoesNotContain(wrong, failure.ToString());
        Assert.DoesNotContain(Password, failure.ToString());
    }

    private static RegistryReference Image(RealRegistry registry) => new(registry.Address, "app", "1", null);

    private static RegistryAccess Login(string password) => Reading.With(("SDK_CONTAINER_REGISTRY_UNAME", User), ("SDK_CONTAINER_REGISTRY_PWORD", password));

    private async Task<RealRegistry> StartAsync(TestTokenService service)
    {
        var folder = new TemporaryFolder();
        var registry = await RealRegistry.StartAsync(folder, service.Settings(folder.Write), allowsDeletion: true, context.CancellationToken);
        await registry.PushAsync(
            TestRegistry.Of(TestImage.Of(TestEntry.File("app/a", "one"))), new AuthenticationHeaderValue("Bearer", service.Token("repository:app:pull,push")), context.CancellationToken);
        return registry;
    }
}
