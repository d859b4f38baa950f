using System.Collections.Immutable;
using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests;

[TestClass]
public sealed class ContentBesideAnImage(TestContext context) : IDisposable
{
    private const string Value = "Nd-l9-xTok-4f-2Q";
    private readonly CancellationToken cancellation = context.CancellationToken;
    private readonly KnownSecret secret = new("feed", new SecretValue(Encoding.UTF8.GetBytes(Value)));
    private readonly TemporaryFolder folder = new();

    public static IEnumerable<object[]> Members =>
    [
        [TestEntry.File($"left/{Value}", ""), ContentChannel.FileName],
        [TestEntry.Directory($"left/{Value}"), ContentChannel.FileName],
        [TestEntry.SymbolicLink("left", $"/srv/{Value}"), ContentChannel.Link],
        [TestEntry.HardLink("left", $"srv/{Value}"), ContentChannel.Link],
        [TestEntry.File("left", "") with { UserName = Value }, ContentChannel.Xattr],
        [TestEntry.File("left", "") with { ExtendedAttributes = ImmutableSortedDictionary<string, string>.Empty.Add("user.tok", Value) }, ContentChannel.Xattr],
    ];

    public void Dispose()
    {
        secret.Dispose();
        folder.Dispose();
    }

    [TestMethod]
    [DynamicData(nameof(Members))]
    public async Task IsALeakWhereTheTarOfAnArchiveNamesASecret(TestEntry member, ContentChannel channel)
    {
        var report = await AuditArchiveAsync(TestLayer.TarOf([.. Registry().LayoutFiles().Select(file => TestEntry.File(file.Path, file.Bytes)), member]));

        var finding = Assert.ContainsSingle(report.Images[0].Findings);
        Assert.AreEqual((Verdict.Leak, channel), (report.Verdict, finding.Channel));
        Assert.AreEqual(new Exposure(Runtime: false, Inspection: true, Layers: false), finding.Exposure);
        Assert.DoesNotContain(Value, await ToJsonAsync(report));
    }

    [TestMethod]
    public async Task IsALeakWhereTheTarTellsOfABlobThatAManifestNames()
    {
        var members = Registry().LayoutFiles().Select(file => TestEntry.File(file.Path, file.Bytes) with { UserName = file.Path.StartsWith("blobs", StringComparison.Ordinal) ? Value : "" });

        Assert.AreEqual(Verdict.Leak, (await AuditArchiveAsync(TestLayer.TarOf(members))).Verdict);
    }

    [TestMethod]
    public async Task IsALeakWhereAMemberThatALaterOneReplacesNamesASecret()
    {
        var members = Registry().LayoutFiles().Select(file => TestEntry.File(file.Path, file.Bytes));

        var report = await AuditArchiveAsync(TestLayer.TarOf([TestEntry.SymbolicLink("index.json", Value), .. members]));

        Assert.AreEqual(Verdict.Leak, report.Verdict);
    }

    [TestMethod]
    [DataRow("docker")]
    [DataRow("oci")]
    [DataRow("both")]
    public async Task IsCleanInAnUsualArchive(string form) =>
        Assert.AreEqual(Verdict.Clean, (await AuditArchiveAsync(form switch
        {
            "docker" => Registry().DockerArchive(),
            "oci" => Registry().OciArchive(),
            _ => Registry().HybridArchive(),
        })).Verdict);

    [TestMethod]
    [DataRow("oci-layout", """{"imageLayoutVersion":"1.0.0","note":"VALUE"}""")]
    [DataRow("manifest.json", """[{"note":"VALUE"}]""")]
    [DataRow("blobs/sha256/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", """{"note":"VALUE"}""")]
    [DataRow("left/VALUE", "")]
    public async Task IsALeakInAWholeLayoutFolder(string path, string text)
    {
        var layout = Registry().WriteLayout(folder);
        folder.Write($"layout/{path.Replace("VALUE", Value, StringComparison.Ordinal)}", text.Replace("VALUE", Value, StringComparison.Ordinal));

        Assert.AreEqual(Verdict.Leak, (await AuditFolderAsync(layout, null)).Verdict);
    }

    [TestMethod]
    [DataRow("blobs/sha256/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [DataRow("notes.txt")]
    public async Task LeavesTheAuditOfAWholeLayoutFolderIncompleteWhereItIsNoDocument(string path)
    {
        var layout = Registry().WriteLayout(folder);
        folder.Write($"layout/{path}", "words");

        var report = await AuditFolderAsync(layout, null);

        Assert.AreEqual(Verdict.Incomplete, report.Verdict);
        Assert.Contains(path, Assert.ContainsSingle(report.Images[^1].Coverage.Skipped).What);
    }

    [TestMethod]
    public async Task OfOtherTagsIsNotReadForOneTagOfALayoutFolder()
    {
        // arrange
        var layout = Registry().WriteLayout(folder);
        folder.Write("layout/blobs/sha256/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", Value);

        // act and assert
        Assert.AreEqual(Verdict.Clean, (await AuditFolderAsync(layout, "latest")).Verdict);
    }

    [TestMethod]
    public async Task IsReadInTheMarkerOfALayoutFolderForOneTagToo()
    {
        // arrange
        var layout = Registry().WriteLayout(folder);
        folder.Write("layout/oci-layout", $$"""{"imageLayoutVersion":"1.0.0","note":"{{Value}}"}""");

        // act and assert
        Assert.AreEqual(Verdict.Leak, (await AuditFolderAsync(layout, "latest")).Verdict);
    }

    [TestMethod]
    [DataRow("left/words.json", Verdict.Leak)]
    [DataRow("left/words.txt", Verdict.Incomplete)]
    [DataRow(null, Verdict.Clean)]
    public async Task IsReadForOnePlatformToo(string? path, Verdict verdict)
    {
        // arrange: what belongs to the other platform is neither loose nor read
        var registry = new TestRegistry();
        var wanted = TestImage.Of(TestEntry.File("a", "content"));
        registry.Add("latest", wanted, TestImage.Of(TestEntry.File("b", Value)) with { Platform = new("linux", "arm64"), Attestations = ["{}"] });
        TestEntry[] loose = path is null ? [] : [TestEntry.File(path, $$"""{"note":"{{Value}}"}"""[(path.EndsWith(".txt", StringComparison.Ordinal) ? 1 : 0)..])];
        var archive = TestLayer.TarOf([.. registry.LayoutFiles().Select(file => TestEntry.File(file.Path, file.Bytes)), .. loose]);
        await using var source = await ImageArchiveSource.OpenAsync(folder.Write("image.tar", archive), null, cancellation);

        // act
        var report = await AuditAsync(source, wanted.Platform);

        // assert
        Assert.AreEqual((1, verdict), (report.Images.Length, report.Verdict));
    }

    [TestMethod]
    public async Task IsCleanInAnUsualLayoutFolder() => Assert.AreEqual(Verdict.Clean, (await AuditFolderAsync(Registry().WriteLayout(folder), null)).Verdict);

    private static TestRegistry Registry() => TestRegistry.Of(TestImage.Of(TestLayer.Of(LayerCompression.None, TestEntry.File("a", "content"))) with { Attestations = ["{}"] });

    private async Task<string> ToJsonAsync(AuditReport report)
    {
        using var text = new MemoryStream();
        await new JsonReportWriter().WriteAsync(report, text, cancellation);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private async Task<AuditReport> AuditArchiveAsync(byte[] archive)
    {
        await using var source = await ImageArchiveSource.OpenAsync(folder.Write("image.tar", archive), null, cancellation);
        return await AuditAsync(source);
    }

    private async Task<AuditReport> AuditFolderAsync(string layout, string? tag)
    {
        await using var source = await OciLayoutSource.OpenAsync(layout, tag, cancellation);
        return await AuditAsync(source);
    }

    private async Task<AuditReport> AuditAsync(IImageSource source, Platform? platform = null)
    {
        using var auditor = new ImageAuditor(new AuditOptions { Rules = [SampleRule.Token], Secrets = [secret] });
        return await auditor.AuditAsync(ImageReader.ReadAsync(source, platform, cancellation), cancellation);
    }
}
