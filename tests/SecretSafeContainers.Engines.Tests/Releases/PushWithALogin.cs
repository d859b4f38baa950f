using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Engines.Releases;
using SecretSafeContainers.Engines.Tests.Registries;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Registries;

namespace SecretSafeContainers.Engines.Tests.Releases;

[TestClass]
[RegistryCondition]
public sealed class PushWithALogin(TestContext context)
{
    private const string User = "deploy";
    private static readonly string Password = "pass-" + new string('w', 12);
    private static readonly string IdentityToken = "refresh-" + new string('r', 12);

    [TestMethod]
    public async Task AsksForATokenThatMayPush()
    {
        await using var service = await TestTokenService.StartAsync(User, Password, IdentityToken);
        var folder = new TemporaryFolder();
        await using var registry = await RealRegistry.StartAsync(folder, service.Settings(folder.Write), allowsDeletion: false, context.CancellationToken);
        await using var image = await SavedImages.PackOneAsync(context.CancellationToken);

        var names = await new RegistryRelease(Login(Password)).PushAsync(image, Destination(registry), ["1"], context.CancellationToken);

        Assert.AreEqual(image.Digest, Assert.ContainsSingle(names).Digest);
        Assert.IsTrue(service.Requests.All(request => request.Scope == "repository:app:pull,push"), string.Join(", ", service.Requests));
    }

    [TestMethod]
    public async Task UsesThePasswordForPushing()
    {
        await using var registry = await StartWithPasswordsAsync();
        await using var image = await SavedImages.PackOneAsync(context.CancellationToken);
        var access = Reading.With(
            ("DOTNET_CONTAINER_PUSH_REGISTRY_UNAME", User), ("DOTNET_CONTAINER_PUSH_REGISTRY_PWORD", Password), ("DOTNET_CONTAINER_REGISTRY_UNAME", "x"), ("DOTNET_CONTAINER_REGISTRY_PWORD", "y"));

        var names = await new RegistryRelease(access).PushAsync(image, Destination(registry), ["1"], context.CancellationToken);

        Assert.HasCount(1, names);
    }

    [TestMethod]
    public async Task ThatIsWrongIsRefusedAndNotRepeated()
    {
        await using var registry = await StartWithPasswordsAsync();
        await using var image = await SavedImages.PackOneAsync(context.CancellationToken);
        var wrong = "wrong-" + new string('v', 12);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(
            () => new RegistryRelease(Login(wrong)).PushAsync(image, Destination(registry), ["1"], context.CancellationToken));

        Assert.AreSame(DiagnosticCodes.NotReleased, failure.Code);
        Assert.Contains("SDK_CONTAINER_REGISTRY_UNAME", failure.Why);
        Assert.DoesNotContain(wrong, failure.ToString());
    }

    private static RegistryReference Destination(RealRegistry registry) => new(registry.Address, "app", null, null);

    private static RegistryAccess Login(string password) => Reading.With(("SDK_CONTAINER_REGISTRY_UNAME", User), ("SDK_CONTAINER_REGISTRY_PWORD", password));

    private Task<RealRegistry> StartWithPasswordsAsync()
    {
        var folder = new TemporaryFolder();
        var authentication = $"""
            auth:
              htpasswd:
                realm: test
                path: {folder.Write("htpasswd", PasswordFile.Line(User, Password))}
            """;
        return RealRegistry.StartAsync(folder, authentication, allowsDeletion: false, context.CancellationToken);
    }
}
