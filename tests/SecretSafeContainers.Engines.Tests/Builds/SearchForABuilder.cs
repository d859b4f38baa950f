using SecretSafeContainers.Engines.Builds;
using SecretSafeContainers.Testing.Engines;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Builds;

/// <summary>Scripts in place of clients that this machine does not have.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class SearchForABuilder(TestContext context) : IDisposable
{
    private const string BareClient = "echo 'ERROR: BuildKit is enabled but the buildx component is missing or broken.' >&2; exit 1";
    private const string Podman = "echo 'Usage:'; echo '  podman build [options] [CONTEXT]'; echo ' --secret x'";
    private const string Old = "echo 'Usage:  docker build [OPTIONS] PATH'";
    private const string BuiltIn = "echo 'Usage:  docker build [OPTIONS] PATH'; echo '      --secret stringArray   Secret file'";

    private readonly TemporaryFolder folder = new();

    [TestMethod]
    [DataRow(BareClient, "has no BuildKit")]
    [DataRow(Podman, "is podman")]
    [DataRow(Old, "too old")]
    [DataRow("exit 1", "has no BuildKit")]
    public async Task PassesOverADockerThatCannotBuild(string build, string defect)
    {
        var path = $"{Write("first", build)}:{Write("second", BuiltIn)}";

        var asked = await DockerProgram.FindAsync(path, context.CancellationToken);

        Assert.HasCount(2, asked);
        Assert.Contains(defect, asked[0].Defect!);
        Assert.IsNull(asked[1].Defect);
        Assert.IsFalse(asked[1].HasBuildx);
    }

    [TestMethod]
    [DataRow("github.com/docker/buildx v0.29.1 a32761a", true)]
    [DataRow("github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-3", true)]
    [DataRow("github.com/docker/buildx v0.12.0 abc", false)]
    [DataRow("nonsense", false)]
    public async Task KnowsWhatABuildxCanTell(string version, bool json)
    {
        var path = Write(
            "docker", $"case \"$1\" in build) echo 'Usage:  docker buildx build'; echo ' --secret stringArray'; echo ' --metadata-file string';; buildx) echo '{version}';; esac");

        var found = (await DockerProgram.FindAsync(path, context.CancellationToken))[^1];

        Assert.IsTrue(found.HasBuildx);
        Assert.AreEqual(json, found.HasRawJson);
    }

    [TestMethod]
    public async Task AsksWithBuildKitOn()
    {
        var path = Write("docker", $"[ \"$DOCKER_BUILDKIT\" = 1 ] && {{ {BuiltIn}; }}");

        Assert.IsNull((await DockerProgram.FindAsync(path, context.CancellationToken))[0].Defect);
    }

    [TestMethod]
    [NeedsDocker]
    [NeedsPodman]
    [DataRow(Builder.Auto, "docker")]
    [DataRow(Builder.Docker, "docker")]
    [DataRow(Builder.Podman, "podman")]
    public async Task FindsTheOneThatIsAskedFor(Builder builder, string engine)
    {
        using var client = await BuildClient.FindAsync(builder, context.CancellationToken);

        Assert.AreEqual(engine, client.Engine.Name);
        Assert.Contains("prune", client.CacheNote);
    }

    public void Dispose() => folder.Dispose();

    /// <returns>The folder of a docker.</returns>
    private string Write(string name, string script)
    {
        var file = folder.Write($"{name}/docker", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder[name];
    }
}
