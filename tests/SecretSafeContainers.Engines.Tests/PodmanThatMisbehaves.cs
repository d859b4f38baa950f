using System.Diagnostics;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests;

/// <summary>A script in place of podman, since the real one cannot be made to fail at will.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class PodmanThatMisbehaves(TestContext context) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [TestMethod]
    public async Task IsNotInstalled()
    {
        using var podman = new PodmanEngine(folder["podman"]);

        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => podman.InspectAsync("shop:1", context.CancellationToken));

        Assert.AreEqual(DiagnosticCodes.NotFound, failure.Code);
        Assert.Contains("not installed", failure.Why);
        Assert.IsFalse(await podman.AnswersAsync(context.CancellationToken));
    }

    [TestMethod]
    public async Task CannotReadItsStore()
    {
        var failure = await FailAsync(inspect: "echo one; printf 'Error: no store\\n' >&2; exit 125");

        Assert.AreEqual(DiagnosticCodes.NotFound, failure.Code);
        Assert.Contains("no store", failure.Why);
    }

    [TestMethod]
    [DataRow("echo")]
    [DataRow("echo not-an-id")]
    public async Task SaysNothingThatCanBeUnderstood(string inspect) =>
        Assert.AreEqual(DiagnosticCodes.NotFound, (await FailAsync(inspect)).Code);

    [TestMethod]
    public async Task DoesNotHaveTheImage()
    {
        var failure = await FailAsync(inspect: "exit 125", exists: "exit 1");

        Assert.AreEqual(DiagnosticCodes.NotFound, failure.Code);
        Assert.Contains("no such image", failure.Why);
    }

    [TestMethod]
    [DataRow("head -c 100000 /dev/zero; kill -9 $$")]
    [DataRow("head -c 100000 /dev/zero")]
    [DataRow("exit 0")]
    [DataRow("head -c 10000000 /dev/zero | tr '\\\\0' x >&2; exit 125")]
    public async Task DiesWhileItSaves(string save)
    {
        var failure = await FailAsync(save: save);

        Assert.AreEqual(DiagnosticCodes.Malformed, failure.Code);
        Assert.IsLessThan(1000, failure.Why.Length);
    }

    [TestMethod]
    public async Task IsEndedWhenTheAuditIsCancelled()
    {
        var started = folder["started"];
        using var podman = Write(save: $"echo $$ >'{started}.tmp'; mv '{started}.tmp' '{started}'; touch \"$TMPDIR/layer\"; sleep 60");
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var saving = podman.OpenAsync("shop:1", "podman:shop:1", cancellation.Token);
        while (!File.Exists(started))
        {
            Assert.IsFalse(saving.IsCompleted);
            await Task.Delay(10, context.CancellationToken);
        }

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => saving);
        var child = int.Parse(await File.ReadAllTextAsync(started, context.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);
        Assert.ThrowsExactly<ArgumentException>(() => Process.GetProcessById(child));
    }

    [TestMethod]
    public async Task LeavesNothingInItsTemporaryFolder()
    {
        var seen = folder["seen"];
        await FailAsync(save: $"echo secret >\"$TMPDIR/layer\"; echo \"$TMPDIR\" >'{seen}'; kill -9 $$");

        var temporary = (await File.ReadAllTextAsync(seen, context.CancellationToken)).Trim();
        Assert.IsFalse(Directory.Exists(temporary));
    }

    public void Dispose() => folder.Dispose();

    private async Task<SecretSafeException> FailAsync(string inspect = "", string exists = "", string save = "")
    {
        using var podman = Write(inspect, exists, save);
        return await Assert.ThrowsExactlyAsync<SecretSafeException>(() => podman.OpenAsync("shop:1", "podman:shop:1", context.CancellationToken));
    }

    private PodmanEngine Write(string inspect = "", string exists = "", string save = "")
    {
        var id = new string('a', 64);
        var script = folder.Write("podman", $"""
            #!/bin/sh
            case "$1 $2" in
            "image inspect") {(inspect.Length > 0 ? inspect : $"echo {id} localhost/shop:1")} ;;
            "image exists") {(exists.Length > 0 ? exists : "exit 0")} ;;
            "save --quiet") {(save.Length > 0 ? save : "exit 0")} ;;
            esac

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new PodmanEngine(script);
    }
}
