using System.Net;
using System.Net.Sockets;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests;

[TestClass]
public sealed class DockerThatMisbehaves(TestContext context)
{
    private const int Half = 20_000;
    private static readonly TestImage Image = TestImage.Of(TestLayer.Of(LayerCompression.None, TestEntry.File("a", new string('x', 2 * Half))));
    private static readonly Digest Id = Digest.OfBytes(Image.Config);

    private static byte[] Archive => TestRegistry.Of(Image).HybridArchive();

    [TestMethod]
    public async Task IsNotRunning()
    {
        var failure = await FailAsync(new Uri($"tcp://127.0.0.1:{FreePort()}"));

        Assert.AreEqual(DiagnosticCodes.NotFound, failure.Code);
        Assert.Contains("start it", failure.Why);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task HasLeftItsSocketBehind()
    {
        using var folder = new TemporaryFolder();
        using (var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            dead.Bind(new UnixDomainSocketEndPoint(folder["docker.sock"]));

            var failure = await FailAsync(new Uri($"unix://{folder["docker.sock"]}"));

            Assert.AreEqual(DiagnosticCodes.NotFound, failure.Code);
            Assert.Contains("connection refused", failure.Why);
        }

        Assert.AreEqual(DiagnosticCodes.NotFound, (await FailAsync(new Uri($"unix://{folder["absent.sock"]}"))).Code);
    }

    [TestMethod]
    [DataRow("""{"Id":17}""")]
    [DataRow("<html>")]
    [DataRow("{}")]
    [DataRow("")]
    public async Task IsSomethingElse(string answer)
    {
        using var server = new EngineOfATest { Nonsense = answer };

        Assert.AreEqual(DiagnosticCodes.NotFound, (await FailAsync(server.Address)).Code);
    }

    [TestMethod]
    public async Task DoesNotHaveTheImage()
    {
        using var server = new EngineOfATest();

        var failure = await FailAsync(server.Address);

        Assert.AreEqual(DiagnosticCodes.NotFound, failure.Code);
        Assert.AreEqual("docker:shop:1", failure.What);
        Assert.Contains("no such image", failure.Why);
    }

    [TestMethod]
    public async Task LosesTheImageBeforeItSaves()
    {
        using var server = new EngineOfATest { Id = Id.ToString() };

        var failure = await FailAsync(server.Address);

        Assert.AreEqual(DiagnosticCodes.MissingBlob, failure.Code);
        Assert.Contains("deleted", failure.Why);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(Half)]
    public async Task DiesWhileItSaves(int bytes)
    {
        using var server = new EngineOfATest { Id = Id.ToString(), Archive = Archive, BreaksAfter = bytes };

        Assert.AreEqual(DiagnosticCodes.Malformed, (await FailAsync(server.Address)).Code);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(512)]
    [DataRow(Half)]
    public async Task SavesOnlyAPart(int bytes)
    {
        using var server = new EngineOfATest { Id = Id.ToString(), Archive = Archive[..bytes] };

        Assert.AreEqual(DiagnosticCodes.Malformed, (await FailAsync(server.Address)).Code);
    }

    [TestMethod]
    public async Task IsLeftAtOnceWhenTheAuditIsCancelled()
    {
        using var server = new EngineOfATest { Id = Id.ToString(), Archive = Archive, BreaksAfter = Half, Stalls = true };
        using var docker = new DockerEngine(server.Address);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var saving = docker.OpenAsync("shop:1", "docker:shop:1", cancellation.Token);
        await server.HasSent.Task.WaitAsync(TimeSpan.FromSeconds(10), context.CancellationToken);

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => saving);
    }

    [TestMethod]
    [DataRow("--help")]
    [DataRow("../containers")]
    [DataRow("a b")]
    [DataRow("a//b")]
    public async Task IsNeverAskedForWhatIsNoName(string name)
    {
        using var docker = new DockerEngine(new Uri("tcp://127.0.0.1:1"));

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => docker.InspectAsync(name, context.CancellationToken));

        Assert.AreEqual(DiagnosticCodes.Usage, failure.Code);
    }

    private async Task<SecretSafeException> FailAsync(Uri address)
    {
        using var docker = new DockerEngine(address);
        return await Assert.ThrowsExactlyAsync<SecretSafeException>(() => docker.OpenAsync("shop:1", "docker:shop:1", context.CancellationToken));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
