using SecretSafeContainers.Cli;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Engines;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests;

[TestClass]
public sealed class ToolAndEngines(TestContext context) : IDisposable
{
    private const int Half = 20_000;
    private readonly TemporaryFolder folder = new();
    private readonly string needle = "Nd<l9>\"x" + "Tok-4f&2Q";

    [TestMethod]
    public async Task ReadADockerNamedByTheEnvironment()
    {
        var image = TestImage.Of(TestEntry.File("app/settings.txt", needle));
        using var server = Serve(image);
        using var tool = ToolProcess.Start(DockerHost(server), ["audit", "docker:shop:1", "--known-secret", "k=env:NEEDLE"]);

        var (exitCode, output) = await tool.EndAsync(context.CancellationToken);

        Assert.AreEqual(ExitCode.Leak, exitCode, output);
        Assert.Contains("docker:shop:1", output);
        Assert.Contains(Digest.OfBytes(image.Config).ToString()[..19], output);
        Assert.DoesNotContain("Tok-4f", output);
        Assert.IsEmpty(tool.TemporaryFiles);
    }

    [TestMethod]
    public async Task ReadABareNameFromDocker()
    {
        using var server = Serve(TestImage.Of(TestEntry.File("a", "harmless")));
        using var tool = ToolProcess.Start(DockerHost(server), ["audit", "shop:1"]);

        var (exitCode, output) = await tool.EndAsync(context.CancellationToken);

        Assert.AreEqual(ExitCode.Clean, exitCode, output);
        Assert.StartsWith("shop:1  linux/amd64", output);
    }

    [TestMethod]
    public async Task SayEverywhereABareNameWasLookedFor()
    {
        var environment = new Dictionary<string, string?> { ["DOCKER_HOST"] = "tcp://127.0.0.1:1", ["PATH"] = folder.FullPath };
        using var tool = ToolProcess.Start(environment, ["audit", "no/such/image:1"]);

        var (exitCode, output) = await tool.EndAsync(context.CancellationToken);

        Assert.AreEqual(ExitCode.Incomplete, exitCode, output);
        Assert.Contains("no such file or folder", output);
        Assert.Contains("docker does not answer", output);
        Assert.Contains("podman is not installed", output);
    }

    [TestMethod]
    [NeedsPodman]
    public async Task ReadABareNameFromPodmanWhenDockerIsAway()
    {
        var name = EngineClient.NewName();
        var registry = new TestRegistry();
        registry.Add(tag: null, TestImage.Of(TestLayer.Of(LayerCompression.None, TestEntry.File("a", needle))));
        EngineClient.Podman.Load(registry.DockerArchive(), name);
        try
        {
            var environment = new Dictionary<string, string?> { ["DOCKER_HOST"] = "tcp://127.0.0.1:1", ["NEEDLE"] = needle };
            using var tool = ToolProcess.Start(environment, ["audit", name, "--known-secret", "k=env:NEEDLE"]);

            var (exitCode, output) = await tool.EndAsync(context.CancellationToken);

            Assert.AreEqual(ExitCode.Leak, exitCode, output);
            Assert.IsEmpty(tool.TemporaryFiles);
        }
        finally
        {
            EngineClient.Podman.Forget(name);
        }
    }

    [TestMethod]
    [DataRow("garbage")]
    [DataRow("tcp://")]
    [DataRow("ssh://somebody@somewhere")]
    [DataRow("unix:///no/such/socket")]
    public async Task RefuseAnAddressThatIsNone(string address)
    {
        using var tool = ToolProcess.Start(new Dictionary<string, string?> { ["DOCKER_HOST"] = address }, ["audit", "docker:shop:1"]);

        var (exitCode, output) = await tool.EndAsync(context.CancellationToken);

        Assert.AreEqual(ExitCode.Incomplete, exitCode, output);
        Assert.Contains("SSC4001", output);
        Assert.Contains("DOCKER_HOST", output);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task EndOnAnInterrupt()
    {
        using var server = Serve(TestImage.Of(TestEntry.File("a", needle)), stalls: true);
        using var tool = ToolProcess.Start(DockerHost(server), ["audit", "docker:shop:1"]);
        await server.HasSent.Task.WaitAsync(TimeSpan.FromSeconds(20), context.CancellationToken);

        tool.Interrupt();
        var (exitCode, output) = await tool.EndAsync(context.CancellationToken);

        Assert.AreEqual(ExitCode.Cancelled, exitCode, output);
        Assert.IsEmpty(tool.TemporaryFiles);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task LeaveNothingBehindWhenKilled()
    {
        using var server = Serve(TestImage.Of(TestEntry.File("a", needle)), stalls: true);
        using var tool = ToolProcess.Start(DockerHost(server), ["audit", "docker:shop:1"]);
        await server.HasSent.Task.WaitAsync(TimeSpan.FromSeconds(20), context.CancellationToken);

        tool.Kill();
        await tool.EndAsync(context.CancellationToken);

        Assert.IsEmpty(tool.TemporaryFiles);
    }

    [TestMethod]
    public async Task DoNotMeetWhileAnArchiveIsRead()
    {
        // Without docker's client library beside it, the tool can only work if it never loads it.
        foreach (var file in Directory.EnumerateFiles(ToolProcess.Folder, "*.dll").Where(file => !Path.GetFileName(file).StartsWith("Docker.", StringComparison.Ordinal)))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }

        File.Copy(Path.ChangeExtension(ToolProcess.Path, ".runtimeconfig.json"), folder["secretsafe.runtimeconfig.json"]);
        var archive = folder.Write("image.tar", TestRegistry.Of(TestImage.Of(TestEntry.File("a", "harmless"))).OciArchive());
        using var tool = ToolProcess.StartAt(folder["secretsafe.dll"], new Dictionary<string, string?>(), ["audit", $"archive:{archive}"]);

        var (exitCode, output) = await tool.EndAsync(context.CancellationToken);

        Assert.AreEqual(ExitCode.Clean, exitCode, output);
    }

    public void Dispose() => folder.Dispose();

    private static EngineOfATest Serve(TestImage image, bool stalls = false)
    {
        var archive = TestRegistry.Of(image).HybridArchive();
        return new EngineOfATest
        {
            Id = Digest.OfBytes(image.Config).ToString(),
            Archive = archive,
            BreaksAfter = stalls ? Math.Min(Half, archive.Length / 2) : null,
            Stalls = stalls,
        };
    }

    private Dictionary<string, string?> DockerHost(EngineOfATest server) => new() { ["DOCKER_HOST"] = server.Address.OriginalString, ["NEEDLE"] = needle };
}
