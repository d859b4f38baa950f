using System.Diagnostics;
using System.Globalization;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Builds;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Testing.Engines;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Readme;

namespace SecretSafeContainers.Engines.Tests.Builds;

/// <summary>An engine of this test's own, since it is killed.</summary>
[TestClass]
[NeedsDocker]
[NeedsRegistry]
[OSCondition(OperatingSystems.Linux)]
public sealed class EngineThatDiesInABuild(TestContext context) : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    [TestMethod]
    public async Task IsMissedAtOnce()
    {
        await RunAsync("start");
        var program = (await DockerProgram.FindAsync(Environment.GetEnvironmentVariable("PATH"), context.CancellationToken))[^1];
        await using var build = new BuildOfATest(new DockerBuildClient(program, new DockerEngine(new Uri($"unix://{folder["docker.sock"]}"))));
        var request = build.Request("RUN --mount=type=secret,id=it printf 'star%s\\n' ted; echo more; sleep 600");
        var building = build.RunAsync(request, [build.Secret("it", "synthetic\0value")], context.CancellationToken);
        await Task.WhenAny(build.Log.Awaited.Seen.Task, building).WaitAsync(TimeSpan.FromSeconds(30), context.CancellationToken);

        using (var daemon = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(folder["dockerd.pid"], context.CancellationToken), CultureInfo.InvariantCulture)))
        {
            daemon.Kill();
        }

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => building.WaitAsync(TimeSpan.FromSeconds(30), context.CancellationToken));
        Assert.AreEqual(DiagnosticCodes.EngineFailed, failure.Code);
        Assert.Contains("went away", failure.Why);
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("purge");
        Directory.CreateDirectory(folder.FullPath);
        folder.Dispose();
    }

    private async Task RunAsync(string action)
    {
        var start = new ProcessStartInfo("bash", [SourceTree.In("build", "engine.sh"), action, folder.FullPath]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        // The daemon inherits the streams: they do not end with the script.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.HasExited)
        {
            await Task.Delay(20);
        }

        Assert.AreEqual(0, process.ExitCode, action);
    }
}
