using System.Text.RegularExpressions;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Registries;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
[RegistryCondition]
public sealed class PublishThatFailsHalfWay(TestContext context)
{
    private const string WhatToDo = "first revoke every credential that it could hold";

    [TestMethod]
    public async Task SaysWhichTagsAreOutAndWhatToDo()
    {
        await using var registry = await StartAsync();
        using var front = new RegistryFront(registry.Address, RefuseManifest("b"));
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.PublishAsync([.. To(front), "-p:ContainerImageTags=\"a;b\""]);

        Assert.AreNotEqual(0, result.ExitCode, result.Log);
        AssertSaid(result, WhatToDo);
        AssertSaid(result, $"{front.Address}/app:a names sha256:[0-9a-f]{{64}} now, and named nothing before");
        Assert.DoesNotContain($"{front.Address}/app:b names", result.Log, result.Log);
        Assert.Contains($"{front.Address}/app:a names", File.ReadAllText(workspace.In("obj/secretsafe/app.partial.txt")));
    }

    [TestMethod]
    public async Task SaysWhatATagNamedBefore()
    {
        await using var registry = await StartAsync();
        using var workspace = new Workspace(context).AddConsole();
        var first = await workspace.PublishAsync([.. To(registry.Address), "-p:ContainerImageTags=\"a;b\""]);
        using var front = new RegistryFront(registry.Address, RefuseManifest("b"));

        // Its creation time alone makes the second image another one.
        var second = await workspace.PublishAsync([.. To(front), "--no-build", "-p:ContainerImageTags=\"a;b\""]);

        first.AssertSucceeds();
        Assert.DoesNotContain("SSC4013", first.Log, first.Log);
        AssertSaid(second, $"{front.Address}/app:a names sha256:[0-9a-f]{{64}} now, and named sha256:[0-9a-f]{{64}} before");
    }

    [TestMethod]
    public async Task BeforeAnythingIsOutSaysNothingOfItsOwn()
    {
        await using var registry = await StartAsync();
        using var front = new RegistryFront(registry.Address, RefuseManifest("a"));
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.PublishAsync([.. To(front), "-p:ContainerImageTags=\"a;b\""]);

        Assert.AreNotEqual(0, result.ExitCode, result.Log);
        Assert.DoesNotContain("SSC4013", result.Log, result.Log);
    }

    [TestMethod]
    public async Task WhereTagsCannotBeLookedUpSaysThatItIsNotKnown()
    {
        await using var registry = await StartAsync();
        // A login that may push but not pull.
        using var front = new RegistryFront(registry.Address, (method, path) =>
            method is "GET" or "HEAD" && path.Contains("/manifests/", StringComparison.Ordinal) ? 403 : RefuseManifest("b")(method, path));
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.PublishAsync([.. To(front), "-p:ContainerImageTags=\"a;b\""]);

        AssertSaid(result, $"whether {front.Address}/app:a is out is not known");
        Assert.DoesNotContain(WhatToDo, result.Log, result.Log);
    }

    [TestMethod]
    public async Task OfSeveralRuntimeIdentifiersSaysWhichImagesAreOut()
    {
        await using var registry = await StartAsync();
        using var front = new RegistryFront(registry.Address, RefuseManifest("latest"));
        using var workspace = new Workspace(context).AddConsole(properties: SeveralRuntimeIdentifiers.Properties);

        var result = await workspace.PublishAsync([.. To(front), "-p:ContainerPublishInParallel=false", "-m:1"]);

        Assert.AreNotEqual(0, result.ExitCode, result.Log);
        AssertSaid(result, $"{front.Address}/app:latest-linux-x64 names sha256:[0-9a-f]{{64}} now");
        AssertSaid(result, $"{front.Address}/app:latest-linux-arm64 names sha256:[0-9a-f]{{64}} now");
        Assert.DoesNotContain($"{front.Address}/app:latest names", result.Log, result.Log);
    }

    [TestMethod]
    public async Task CostsACleanPublishOneRequestATag()
    {
        await using var registry = await StartAsync();
        using var front = new RegistryFront(registry.Address, (_, _) => null);
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.PublishAsync([.. To(front), "-p:ContainerImageTags=\"a;b\""]);

        result.AssertSucceeds();
        Assert.DoesNotContain("SSC4013", result.Log, result.Log);
        Assert.ContainsSingle(front.Requests.Where(request => request == "HEAD /v2/app/manifests/a"), result.Log);
        Assert.ContainsSingle(front.Requests.Where(request => request == "HEAD /v2/app/manifests/b"), result.Log);
    }

    private static void AssertSaid(PublishResult result, string pattern) =>
        Assert.MatchesRegex(new Regex($"app\\.csproj : SecretSafe error SSC4013: published in part: .*{pattern}"), result.Log, result.Log);

    private static Func<string, string, int?> RefuseManifest(string tag) => (method, path) => method == "PUT" && path.EndsWith($"/manifests/{tag}", StringComparison.Ordinal) ? 500 : null;

    private static string[] To(RegistryFront front) => To(front.Address);

    private static string[] To(string registry) => ["-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry}"];

    private Task<RealRegistry> StartAsync() => RealRegistry.StartAsync(new TemporaryFolder(), "", allowsDeletion: true, context.CancellationToken);
}
