using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

[TestClass]
public sealed class SecretInAContainer(TestContext context)
{
    public static IEnumerable<string> Kinds => Packing.Kinds;

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task IsFoundOnceAtItsInnerPlace(string kind)
    {
        var file = await OpenAsync("app/file", Packing.Pack(kind, OpenedFile.Text));

        Assert.AreEqual("k sample-token", string.Join(' ', file.Findings.Select(finding => finding.SecretId ?? finding.Rule)));
        Assert.IsTrue(file.Findings.All(finding => finding.Inner.Length == 1), string.Join('\n', file.Places));
        Assert.AreEqual((2, 8, 3, 7), (file.Findings[0].Line, file.Findings[0].Column, file.Findings[1].Line, file.Findings[1].Column));
        Assert.AreEqual(new Exposure(Runtime: true, Inspection: false, Layers: true), file.Findings[0].Exposure);
        Assert.IsEmpty(file.Skipped);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task IsFoundInLargeContent(string kind)
    {
        // arrange: more than is kept in memory, and the secret behind it
        var noise = new byte[700_000];
        new Random(1).NextBytes(noise);
        byte[] content = [.. noise, .. Encoding.UTF8.GetBytes(OpenedFile.Text)];

        // act
        var file = await OpenAsync("app/file", Packing.Pack(kind, content));

        // assert
        Assert.HasCount(2, file.Findings);
        Assert.IsTrue(file.Findings.All(finding => finding.Inner.Length == 1 && finding.Offset > noise.Length), string.Join('\n', file.Places));
        Assert.IsEmpty(file.Skipped);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task LeavesCleanContentClean(string kind)
    {
        var file = await OpenAsync("app/file", Packing.Pack(kind, "nothing here"));

        Assert.AreEqual(Verdict.Clean, file.Verdict, string.Join('\n', file.Skipped));
    }

    [TestMethod]
    public async Task IsNamedByTheWayThroughTheContainers()
    {
        var jar = Packing.Zip(("b/c.txt", Encoding.UTF8.GetBytes(OpenedFile.Text)));

        var file = await OpenAsync("srv/x.tar.gz", LayerCompression.Gzip.Compress(TestLayer.TarOf(TestEntry.File("lib/a.jar", jar))));

        Assert.AreEqual("known-secret srv/x.tar.gz!x.tar!lib/a.jar!b/c.txt:2:8 (layer 0)", file.Places.First());
        Assert.AreEqual("x.tar, lib/a.jar, b/c.txt", string.Join(", ", file.Findings[0].Inner));
    }

    [TestMethod]
    [DataRow("a.tgz", "a.tar")]
    [DataRow("a.txt.GZ", "a.txt")]
    [DataRow(".gz", ".gz")]
    [DataRow("data", "data")]
    public async Task IsNamedByTheFileThatWasCompressed(string name, string inner)
    {
        var file = await OpenAsync($"srv/{name}", Packing.Gzip(OpenedFile.Text));

        Assert.AreEqual(inner, Assert.ContainsSingle(file.Findings[0].Inner));
    }

    [TestMethod]
    public async Task IsFoundInEveryMemberOfAnLzip()
    {
        var file = await OpenAsync("a.lz", [.. Packing.Pack("lzip", "first"), .. Packing.Pack("lzip", OpenedFile.Text)]);

        Assert.HasCount(2, file.Findings);
        Assert.IsEmpty(file.Skipped);
    }

    [TestMethod]
    public async Task IsFoundInEveryMemberOfAGzip()
    {
        var file = await OpenAsync("a.gz", Packing.Gzip("first\n", "second\n", OpenedFile.Text));

        Assert.AreEqual("known-secret a.gz!a:4:8 (layer 0)", file.Places.First());
    }

    [TestMethod]
    public async Task IsFoundInBrotliByItsName()
    {
        using var output = new MemoryStream();
        await using (var brotli = new System.IO.Compression.BrotliStream(output, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            await brotli.WriteAsync(Encoding.UTF8.GetBytes(OpenedFile.Text), context.CancellationToken);
        }

        var file = await OpenAsync("wwwroot/site.js.br", output.ToArray());

        Assert.AreEqual("known-secret wwwroot/site.js.br!site.js:2:8 (layer 0)", file.Places.First());
    }

    [TestMethod]
    public async Task IsFoundInAPackageOfRpm()
    {
        var file = await OpenAsync("a.rpm", RawPacking.Rpm(LayerCompression.Gzip.Compress(RawPacking.Cpio(Encoding.UTF8.GetBytes(OpenedFile.Text)))));

        Assert.AreEqual("known-secret a.rpm!a.cpio!a.cpio!c/b.txt:2:8 (layer 0)", file.Places.First());
    }

    [TestMethod]
    public async Task IsFoundBehindTheFirstArchiveOfAnInitialRamDisk()
    {
        byte[] disk = [.. RawPacking.Cpio("microcode"u8.ToArray()), .. new byte[300], .. Packing.Gzip(OpenedFile.Text)];

        Assert.HasCount(2, (await OpenAsync("boot/initrd.img", disk)).Findings);
    }

    [TestMethod]
    public async Task IsTwoFindingsInTwoFilesOfOneArchive()
    {
        var content = Encoding.UTF8.GetBytes(OpenedFile.Secret);

        var file = await OpenAsync("a.zip", Packing.Zip(System.IO.Compression.CompressionLevel.NoCompression, ("a", content), ("b", content)));

        Assert.AreEqual("known-secret a.zip!a:1:1 (layer 0), known-secret a.zip!b:1:1 (layer 0)", string.Join(", ", file.Places));
    }

    [TestMethod]
    public async Task GivesAnotherFingerprintThanOutside()
    {
        var inside = await OpenAsync("a.zip", Packing.Zip(("a", Encoding.UTF8.GetBytes(OpenedFile.Secret))));
        var outside = await OpenAsync("a.zip", Encoding.UTF8.GetBytes(OpenedFile.Secret));

        Assert.AreNotEqual(outside.Findings[0].Fingerprint, inside.Findings[0].Fingerprint);
    }

    private Task<OpenedFile> OpenAsync(string path, byte[] content) => OpenedFile.OfAsync(path, content, context.CancellationToken);
}
