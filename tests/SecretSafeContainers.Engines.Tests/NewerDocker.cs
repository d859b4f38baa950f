using System.Text;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Images;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests;

/// <summary>What <c>docker save</c> writes from Docker 25 on, from both of its stores.</summary>
[TestClass]
public sealed class NewerDocker(TestContext context)
{
    private readonly string needle = "Nd<l9>\"x" + "Tok-4f&2Q";

    [TestMethod]
    public async Task GoesByTheImagesIdInTheClassicStore()
    {
        var image = TestImage.Of(TestEntry.File("app/settings.txt", needle));
        var id = Digest.OfBytes(image.Config);

        var (digest, findings) = await AuditAsync(TestRegistry.Of(image).HybridArchive(), id);

        Assert.AreEqual(id, digest);
        Assert.AreEqual(1, findings);
    }

    [TestMethod]
    public async Task GoesByTheManifestInTheContainerdStore()
    {
        var image = TestImage.Of(TestEntry.File("app/settings.txt", needle)) with { Attestations = ["""{"predicateType":"https://slsa.dev/provenance/v0.2"}"""] };
        var registry = TestRegistry.Of(image);
        Assert.IsTrue(Digest.TryParse((string?)registry.Roots[0]["digest"], out var id));

        var (digest, findings) = await AuditAsync(registry.HybridArchive(), id);

        Assert.IsNotNull(digest);
        Assert.AreNotEqual(Digest.OfBytes(image.Config), digest);
        Assert.AreEqual(1, findings);
    }

    private async Task<(Digest? Digest, int Findings)> AuditAsync(byte[] archive, Digest id)
    {
        using var server = new EngineOfATest { Id = id.ToString(), Archive = archive };
        using var docker = new DockerEngine(server.Address);
        await using var saved = await docker.OpenAsync("shop:1", "docker:shop:1", context.CancellationToken);
        using var known = new KnownSecret("needle", new SecretValue(Encoding.UTF8.GetBytes(needle)));
        using var auditor = new ImageAuditor(new AuditOptions { Secrets = [known] });
        var report = await auditor.AuditAsync(saved.ReadAsync(null, context.CancellationToken), context.CancellationToken);
        var image = Assert.ContainsSingle(report.Images);
        Assert.AreEqual("docker:shop:1", image.Reference);
        Assert.IsEmpty(image.Coverage.Skipped);
        return (image.Digest, image.Findings.Length);
    }
}
