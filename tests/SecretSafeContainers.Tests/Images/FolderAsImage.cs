using System.Runtime.InteropServices;
using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Images;

[TestClass]
public sealed class FolderAsImage(TestContext context) : IDisposable
{
    private readonly CancellationToken cancellation = context.CancellationToken;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task HasAllFilesInOrdinalOrder()
    {
        // arrange
        folder.Write("b/inner.txt", "inner");
        folder.Write(".hidden", "hidden");
        folder.Write("Upper", "");
        folder.Write("a", "first");

        // act
        var entries = await ReadAsync(new FolderOptions { PathPrefix = "/app/" });

        // assert
        Assert.AreEqual("app/.hidden app/Upper app/a app/b app/b/inner.txt", string.Join(' ', entries.Select(entry => entry.Path)));
        Assert.AreEqual("hidden", entries[0].Text);
        Assert.AreEqual("inner", entries[4].Text);
        Assert.AreEqual(LayerEntryKind.Directory, entries[3].Kind);
    }

    [TestMethod]
    public async Task CountsContentThatWasRead()
    {
        // arrange
        folder.Write("a", "12345");
        folder.Write("b", "678");
        var layer = FolderImage.Create(folder.FullPath).Layers[0];
        await using var reading = layer.Open();

        // act
        await foreach (var entry in reading.EntriesAsync(cancellation))
        {
            await entry.Content.CopyToAsync(Stream.Null, cancellation);
        }

        // assert
        Assert.AreEqual(8, reading.BytesRead);
        Assert.IsFalse(layer.HasWhiteouts);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task KeepsLinksAsLinks()
    {
        // arrange
        using var outside = new TemporaryFolder();
        outside.Write("file", "outside");
        File.CreateSymbolicLink(folder["file"], outside["file"]);
        Directory.CreateSymbolicLink(folder["folder"], outside.FullPath);

        // act
        var entries = await ReadAsync(new FolderOptions());

        // assert
        Assert.AreEqual("SymbolicLink SymbolicLink", string.Join(' ', entries.Select(entry => entry.Kind)));
        Assert.AreEqual(outside["file"], entries[0].LinkTarget);
        Assert.IsEmpty(entries[0].Content);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task FollowsLinksWhenAsked()
    {
        // arrange
        using var outside = new TemporaryFolder();
        outside.Write("file", "outside");
        File.CreateSymbolicLink(folder["file"], outside["file"]);
        Directory.CreateSymbolicLink(folder["folder"], outside.FullPath);
        File.CreateSymbolicLink(folder["gone"], outside["absent"]);

        // act
        var entries = await ReadAsync(new FolderOptions { FollowLinks = true });

        // assert
        Assert.AreEqual("file folder folder/file gone", string.Join(' ', entries.Select(entry => entry.Path)));
        Assert.AreEqual("outside", entries[0].Text);
        Assert.AreEqual("outside", entries[2].Text);
        Assert.AreEqual(LayerEntryKind.SymbolicLink, entries[3].Kind);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task EndsAtACycleOfLinks()
    {
        // arrange
        folder.Write("a/file", "content");
        Directory.CreateSymbolicLink(folder["a/up"], "..");
        File.CreateSymbolicLink(folder["self"], "self");

        // act
        var entries = await ReadAsync(new FolderOptions { FollowLinks = true });

        // assert
        Assert.AreEqual("a a/file a/up self", string.Join(' ', entries.Select(entry => entry.Path)));
    }

    [TestMethod]
    public async Task GoesOnBehindAFileThatIsGone()
    {
        // arrange
        folder.Write("a", "content");
        folder.Write("b", "content");
        await using var reading = FolderImage.Create(folder.FullPath).Layers[0].Open();
        List<DiagnosticCode> failures = [];
        var files = 0;

        // act
        await foreach (var entry in reading.EntriesAsync(cancellation))
        {
            if (entry.Path == "a")
            {
                File.Delete(folder["a"]);
                failures.Add((await Assert.ThrowsExactlyAsync<SecretSafeException>(() => entry.Content.CopyToAsync(Stream.Null, cancellation))).Code);
            }

            files++;
        }

        // assert
        Assert.AreSame(DiagnosticCodes.Unreadable, Assert.ContainsSingle(failures));
        Assert.AreEqual(2, files);
    }

    [TestMethod]
    public async Task SaysThatAFileBecameShorter()
    {
        // arrange
        folder.Write("a", "long content");
        await using var reading = FolderImage.Create(folder.FullPath).Layers[0].Open();
        await using var entries = reading.EntriesAsync(cancellation).GetAsyncEnumerator(cancellation);
        await entries.MoveNextAsync();
        folder.Write("a", "short");

        // act
        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(() => entries.Current.Content.CopyToAsync(Stream.Null, cancellation));

        // assert
        Assert.AreSame(DiagnosticCodes.Unreadable, failure.Code);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task NeverOpensASocket()
    {
        // arrange
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(folder["socket"]));

        // act
        var entries = await ReadAsync(new FolderOptions());

        // assert
        Assert.IsEmpty(Assert.ContainsSingle(entries).Content);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task NeverOpensAPipe()
    {
        // arrange: opening it would wait for a writer for ever
        Assert.AreEqual(0, MakePipe(Encoding.UTF8.GetBytes(folder["pipe"] + "\0"), 0x180));

        // act
        var entries = await ReadAsync(new FolderOptions());

        // assert
        Assert.IsEmpty(Assert.ContainsSingle(entries).Content);
    }

    [TestMethod]
    public void WithoutFilesIsEmpty()
    {
        Directory.CreateDirectory(folder["a/b"]);

        Assert.AreSame(DiagnosticCodes.Empty, Assert.ContainsSingle(FolderImage.Create(folder.FullPath).Skipped).Code);
    }

    [TestMethod]
    public void ThatDoesNotExistIsNotFound()
    {
        var file = folder.Write("file", "");

        Assert.AreSame(DiagnosticCodes.NotFound, Assert.ThrowsExactly<SecretSafeException>(() => FolderImage.Create(folder["absent"])).Code);
        Assert.AreSame(DiagnosticCodes.NotFound, Assert.ThrowsExactly<SecretSafeException>(() => FolderImage.Create(file)).Code);
    }

    private async Task<IReadOnlyList<StoredEntry>> ReadAsync(FolderOptions options) => await FolderImage.Create(folder.FullPath, options).Layers[0].ReadAllAsync(cancellation);

    [DllImport("libc", EntryPoint = "mkfifo")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe(byte[] path, uint mode);
}
