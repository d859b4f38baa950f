using SecretSafeContainers.Build;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Testing.Engines;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Readme;

namespace SecretSafeContainers.Engines.Tests;

[TestClass]
public sealed class FiveMethodsOfABuild(TestContext context) : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private string repository = $"localhost/secretsafe-five-{Guid.NewGuid():N}";

    [TestMethod]
    [NeedsDocker]
    public async Task LeakInDockerWhatTheTableSays()
    {
        var ids = Build(EngineClient.Docker);

        await JudgeAsync(ids, name => $"docker:{name}");
    }

    [TestMethod]
    [NeedsPodman]
    public async Task LeakInPodmanWhatTheTableSays()
    {
        var ids = Build(EngineClient.Podman);

        await JudgeAsync(ids, name => $"podman:{name}");
    }

    [TestMethod]
    [NeedsDocker]
    [NeedsRegistry]
    public async Task LeakInARegistryWhatTheTableSays()
    {
        repository = $"{NeedsRegistryAttribute.Address}/five-{Guid.NewGuid():N}";
        Build(EngineClient.Docker);
        foreach (var row in FiveMethods.Table)
        {
            EngineClient.Docker.Run("push", NameOf(row));
        }

        await JudgeAsync(ids: null, name => $"registry:{name}");
    }

    public void Dispose()
    {
        string[] names = [.. FiveMethods.Table.Select(NameOf)];
        EngineClient.DockerOrNone?.Forget(names);
        EngineClient.PodmanOrNone?.Forget(names);
        folder.Dispose();
    }

    /// <returns>The hexadecimal digits of the images' ids.</returns>
    private string[] Build(EngineClient engine)
    {
        new FiveMethods(SourceTree.In("build", "demo"), folder.FullPath).Prepare();
        foreach (var row in FiveMethods.Table)
        {
            engine.Run(FiveMethods.BuildCommand(row, EngineClient.BaseImage, NameOf(row)), folder.FullPath, FiveMethods.Environment);
        }

        return [.. FiveMethods.Table.Select(row => engine.Run("image", "inspect", "--format", "{{.Id}}", NameOf(row)).Replace("sha256:", "", StringComparison.Ordinal))];
    }

    /// <summary>Audits the five together and compares with the table, cell by cell.</summary>
    /// <param name="ids">The digests by which the images are known there, or null for those of manifests, which the engine does not tell.</param>
    /// <param name="reference">Where the image of a name lies.</param>
    private async Task JudgeAsync(string[]? ids, Func<string, string> reference)
    {
        string[] references = [.. FiveMethods.Table.Select(row => reference(NameOf(row)))];

        var report = await Audits.RunAsync(FiveMethods.Secret, references, context.CancellationToken);

        CollectionAssert.AreEqual(FiveMethods.Table, report.Images.Zip(FiveMethods.Table, Observe).ToArray());
        if (ids is not null)
        {
            CollectionAssert.AreEqual(ids, report.Images.Select(image => image.Digest!.Value.Hex).ToArray());
        }

        CollectionAssert.AreEqual(references, report.Images.Select(image => image.Reference).ToArray());
        var shared = Assert.ContainsSingle(report.SharedLayers);
        CollectionAssert.AreEquivalent(references[..3], shared.Images);
        Assert.AreEqual(Verdict.Clean, report.Images[4].Verdict);
        Assert.IsEmpty(report.Images.SelectMany(image => image.Coverage.Skipped));
        Assert.DoesNotContain(FiveMethods.Secret, await Audits.PrintAsync(report, context.CancellationToken));
    }

    private static FiveMethods.Row Observe(ImageReport image, FiveMethods.Row row) => row with
    {
        Runtime = Sees(image, finding => finding.Exposure.Runtime),
        Inspection = Sees(image, finding => finding.Exposure.Inspection),
        Layers = Sees(image, finding => finding.Exposure.Layers),
    };

    private static bool Sees(ImageReport image, Predicate<Finding> who) => image.Findings.Any(finding => who(finding));

    private string NameOf(FiveMethods.Row row) => $"{repository}:{row.Name}";
}
