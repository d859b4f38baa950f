using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Engines.Releases;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Engines;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Releases;

[TestClass]
public sealed class ArchiveOfARelease(TestContext context)
{
    [TestMethod]
    [NeedsDocker]
    public async Task OfDockersImageIsLoadedByDockerAndRuns()
    {
        using var engine = new DockerEngine();
        var built = BuiltImage.Of(EngineClient.Docker, engine, EngineClient.BaseImage);
        using var folder = new TemporaryFolder();
        var (name, tags) = await WriteAsync(built, folder);

        EngineClient.Docker.Run("load", "-i", folder["app.tar"]);
        try
        {
            await AssertNamesAsync(engine, name, tags, built.Id);
            Assert.AreEqual(built.Text, EngineClient.Docker.Run("run", "--rm", "--network", "none", $"{name}:{tags[1]}"));
        }
        finally
        {
            EngineClient.Docker.Forget([.. tags.Select(tag => $"{name}:{tag}")]);
        }
    }

    [TestMethod]
    [NeedsDocker]
    [NeedsPodman]
    public async Task OfDockersImageIsLoadedByPodman()
    {
        using var docker = new DockerEngine();
        using var podman = new PodmanEngine();
        var built = BuiltImage.Of(EngineClient.Docker, docker);
        using var folder = new TemporaryFolder();
        var (name, tags) = await WriteAsync(built, folder);

        EngineClient.Podman.Run("load", "-i", folder["app.tar"]);
        try
        {
            await AssertNamesAsync(podman, name, tags, built.Id);
        }
        finally
        {
            EngineClient.Podman.Forget([.. tags.Select(tag => $"{name}:{tag}")]);
        }
    }

    [TestMethod]
    [NeedsDocker]
    [NeedsPodman]
    public async Task OfPodmansImageIsLoadedByBoth()
    {
        using var docker = new DockerEngine();
        using var podman = new PodmanEngine();
        var built = BuiltImage.Of(EngineClient.Podman, podman);
        using var folder = new TemporaryFolder();
        var (name, tags) = await WriteAsync(built, folder);

        EngineClient.Podman.Run("load", "-i", folder["app.tar"]);
        EngineClient.Docker.Run("load", "-i", folder["app.tar"]);
        try
        {
            await AssertNamesAsync(podman, name, tags, built.Id);
            await AssertNamesAsync(docker, name, tags, built.Id);
        }
        finally
        {
            EngineClient.Podman.Forget([.. tags.Select(tag => $"{name}:{tag}")]);
            EngineClient.Docker.Forget([.. tags.Select(tag => $"{name}:{tag}")]);
        }
    }

    [TestMethod]
    public async Task OfSeveralPlatformsHoldsThemAll()
    {
        using var folder = new TemporaryFolder();
        await using var image = await ReleasableImage.PackAsync(
            [
                await SavedImages.OfClassicStoreAsync(SavedImages.Plain("linux", "amd64"), context.CancellationToken),
                await SavedImages.OfClassicStoreAsync(SavedImages.Plain("linux", "arm64"), context.CancellationToken),
            ],
            ImageFormat.Oci,
            context.CancellationToken);

        var names = await ArchiveRelease.WriteAsync(image, folder["app.tar"], "app", ["1"], context.CancellationToken);

        await using var source = await ImageArchiveSource.OpenAsync(folder["app.tar"], tag: "1", context.CancellationToken);
        var images = await ImageReader.ReadAsync(source, null, context.CancellationToken).ToListAsync(context.CancellationToken);
        Assert.AreEqual("linux/amd64 linux/arm64", string.Join(' ', images.Select(one => one.Platform)));
        Assert.IsTrue(images.All(one => one.Skipped.IsEmpty));
        Assert.AreEqual(new PublishedName("1", image.Digest, null), Assert.ContainsSingle(names));
    }

    [TestMethod]
    public async Task IsTheSameEachTimeAndAsReadableAsAnyFile()
    {
        await using var image = await SavedImages.PackOneAsync(context.CancellationToken);
        using var folder = new TemporaryFolder();
        var usual = folder.Write("usual", "");

        await ArchiveRelease.WriteAsync(image, folder["a/b/app.tar"], "app", ["1"], context.CancellationToken);
        await ArchiveRelease.WriteAsync(image, folder["app.tar"], "app", ["1"], context.CancellationToken);

        CollectionAssert.AreEqual(File.ReadAllBytes(folder["a/b/app.tar"]), File.ReadAllBytes(folder["app.tar"]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.AreEqual(File.GetUnixFileMode(usual), File.GetUnixFileMode(folder["app.tar"]));
        }
    }

    [TestMethod]
    public async Task ThatIsCancelledLeavesTheEarlierOneAndNothingElse()
    {
        await using var image = await SavedImages.PackOneAsync(context.CancellationToken);
        using var folder = new TemporaryFolder();
        folder.Write("app.tar", "earlier");

        await Assert.ThrowsAsync<OperationCanceledException>(() => ArchiveRelease.WriteAsync(image, folder["app.tar"], "app", ["1"], new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<OperationCanceledException>(() => ArchiveRelease.WriteAsync(image, folder["new/app.tar"], "app", ["1"], new CancellationToken(canceled: true)));

        Assert.AreEqual(folder["app.tar"], Assert.ContainsSingle(Directory.EnumerateFileSystemEntries(folder.FullPath)));
        Assert.AreEqual("earlier", File.ReadAllText(folder["app.tar"]));
    }

    [TestMethod]
    public async Task ThatCannotBeWrittenIsSaidAndLeavesNothing()
    {
        await using var image = await SavedImages.PackOneAsync(context.CancellationToken);
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["app.tar"]);
        folder.Write("file", "");

        foreach (var path in new[] { folder["app.tar"], folder["file/app.tar"] })
        {
            var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => ArchiveRelease.WriteAsync(image, path, "app", ["1"], context.CancellationToken));
            Assert.AreSame(DiagnosticCodes.NotReleased, failure.Code);
        }

        Assert.HasCount(2, Directory.GetFileSystemEntries(folder.FullPath));
    }

    private async Task<(string Name, IReadOnlyList<string> Tags)> WriteAsync(BuiltImage built, TemporaryFolder folder)
    {
        using var _ = built;
        var name = $"localhost/secretsafe-test/{Guid.NewGuid():N}";
        await using var image = await built.PackAsync(context.CancellationToken);
        await ArchiveRelease.WriteAsync(image, folder["app.tar"], name, ["1.0", "latest"], context.CancellationToken);
        return (name, ["1.0", "latest"]);
    }

    private async Task AssertNamesAsync(LocalEngine engine, string name, IReadOnlyList<string> tags, Digest id)
    {
        foreach (var tag in tags)
        {
            Assert.AreEqual(id, (await engine.InspectAsync($"{name}:{tag}", context.CancellationToken))?.Id, $"{engine.Name} {tag}");
        }
    }
}
