using System.Formats.Tar;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class ScratchBaseImage(TestContext context)
{
    // Framework-dependent, so that no runtime has to be downloaded.
    private const string TwoPlatforms = """
        <RuntimeIdentifiers>linux-x64;linux-arm64</RuntimeIdentifiers>
        <SelfContained>false</SelfContained>
        <EnableRuntimePackDownload>false</EnableRuntimePackDownload>
        <EnableAppHostPackDownload>false</EnableAppHostPackDownload>
        """;

    [TestMethod]
    public async Task OnTheCommandLineWorksAndLeavesNoAddress()
    {
        using var workspace = new Workspace(context).AddConsole(properties: "<ContainerBaseImage>example.com/none:1</ContainerBaseImage>");

        var result = await workspace.PublishAsync("-p:ContainerBaseImage=scratch");

        result.AssertSucceeds();
        var archive = await File.ReadAllBytesAsync(workspace.Archive, context.CancellationToken);
        Assert.AreEqual(-1, archive.AsSpan().IndexOf("localhost"u8), "the loopback address is in the image");
    }

    [TestMethod]
    public async Task HoldsTheAppsLayerAlone()
    {
        using var workspace = new Workspace(context).AddWeb("{}");

        (await workspace.PublishAsync()).AssertSucceeds();

        Assert.HasCount(1, await GzipEntriesAsync(workspace.Archive));
    }

    [TestMethod]
    public async Task ServesSeveralPlatforms()
    {
        using var workspace = new Workspace(context).AddConsole(properties: TwoPlatforms);

        var result = await workspace.PublishAsync();

        result.AssertSucceeds();
        Assert.HasCount(2, await GzipEntriesAsync(workspace.Archive));
        Assert.Contains("linux/arm64", workspace.Report("audit"));
        Assert.IsTrue(File.Exists(workspace.In("obj/secretsafe/app.linux-x64.gate.json")), result.Log);
    }

    [TestMethod]
    public async Task LeakInOneOfSeveralPlatformsLeavesNoArchive()
    {
        using var workspace = new Workspace(context).AddConsole(
            items: """<Content Include="token.txt" CopyToPublishDirectory="Always" Condition="'$(RuntimeIdentifier)' == 'linux-arm64'" />""",
            properties: TwoPlatforms).Add("token.txt", Leak.Token);

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2002");
        Assert.IsFalse(File.Exists(workspace.Archive));
    }

    [TestMethod]
    public async Task IsCheckedForEachOfSeveralPlatforms()
    {
        using var workspace = new Workspace(context).AddConsole(
            items: """<Content Include="token.txt" CopyToPublishDirectory="Always" Condition="'$(RuntimeIdentifier)' == 'linux-arm64'" />""",
            properties: TwoPlatforms).Add("token.txt", Leak.Token);

        var result = await workspace.RunAsync("publish", "-t:SecretSafeCheck");

        result.AssertFailsWith("SSC2002");
        Assert.Contains("\"clean\"", workspace.Report("gate", "app.linux-x64"));
        Assert.Contains("\"leak\"", workspace.Report("gate", "app.linux-arm64"));
        Assert.IsFalse(File.Exists(workspace.Archive));
    }

    private async Task<List<string>> GzipEntriesAsync(string archive)
    {
        var entries = new List<string>();
        await using var file = File.OpenRead(archive);
        await using var tar = new TarReader(file);
        while (await tar.GetNextEntryAsync(cancellationToken: context.CancellationToken) is { } entry)
        {
            var head = new byte[2];
            if (entry.DataStream is { } data && await data.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, context.CancellationToken) == 2 && head is [0x1f, 0x8b])
            {
                entries.Add(entry.Name);
            }
        }

        return entries;
    }
}
