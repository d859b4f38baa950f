using System.IO.Compression;
using System.Text;
using CsCheck;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Blobs;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Nested;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests.Images;

/// <summary>What stands in a layer's own compression, and no decoder hands out.</summary>
[TestClass]
public sealed class TextBesideCompressedContent(TestContext context)
{
    private const string Value = "Qz7xTok-4f72Q-Lp";

    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(Value);
    private static readonly byte[] Tar = TestLayer.TarOf(TestEntry.File("a", "first"), TestEntry.File("b", new string('x', 3000)));
    private static readonly byte[] Usual = Encoding.UTF8.GetBytes("layer.tar");

    [TestMethod]
    [DataRow("name of the first member")]
    [DataRow("comment of the second member")]
    [DataRow("extra field of the third member")]
    [DataRow("name of an empty member at the end")]
    [DataRow("frame before the content")]
    [DataRow("frame between frames of content")]
    [DataRow("frame behind the content")]
    [DataRow("compressed table of contents")]
    [DataRow("large frame")]
    public async Task IsSearched(string place)
    {
        var report = await AuditAsync(StoredWith(place));

        Assert.IsEmpty(report.Coverage.Skipped);
        var finding = Assert.ContainsSingle(report.Findings);
        Assert.AreEqual("known-secret", finding.Rule);
        Assert.AreEqual(0, finding.Layer);
        Assert.AreEqual(Tar.Length, report.Layers[0].Bytes);
    }

    [TestMethod]
    public async Task IsNothingInAnOrdinaryLayer()
    {
        byte[][] ordinary =
        [
            LayerCompression.Gzip.Compress(Tar), RawPacking.Gzip(Tar), RawPacking.Gzip(Tar, extra: [], name: [], comment: []), LayerCompression.Zstd.Compress(Tar),
            [.. RawPacking.SkippableFrame([1, 2, 3, 4]), .. LayerCompression.Zstd.Compress(Tar)],
        ];
        foreach (var stored in ordinary)
        {
            Assert.AreEqual("a b", string.Join(' ', (await EntriesAsync(stored)).Select(entry => entry.Path)));
        }
    }

    [TestMethod]
    public async Task IsCleanForAUsualName() => Assert.AreEqual(Verdict.Clean, (await AuditAsync(RawPacking.Gzip(Tar, name: Usual))).Verdict);

    // A gzip file in a tar that is not compressed: its header stands in the stored bytes.
    [TestMethod]
    public async Task IsNotTheHeaderOfAFileInTheContent()
    {
        var inner = RawPacking.Gzip(Usual, name: Secret);

        var entries = await EntriesAsync(RawPacking.Gzip(TestLayer.TarOf(TestEntry.File("a.gz", [.. inner, .. inner]))));

        Assert.AreEqual("a.gz", Assert.ContainsSingle(entries).Path);
    }

    [TestMethod]
    public async Task OfTooManyFramesIsSaid()
    {
        byte[] frames = [.. Enumerable.Range(0, ImageLimits.PiecesAside + 1).SelectMany(_ => RawPacking.SkippableFrame(Secret))];

        var report = await AuditAsync([.. LayerCompression.Zstd.Compress(Tar), .. frames]);

        Assert.AreSame(DiagnosticCodes.LimitReached, Assert.ContainsSingle(report.Coverage.Skipped).Code);
        Assert.AreNotEqual(Verdict.Clean, report.Verdict);
    }

    [TestMethod]
    public void OfAnyMembersIsKeptWhateverTheWindow() =>
        Gen.Select(
            Gen.Select(Gen.Byte.Array[0, 40], Gen.Byte[1, 255].Array[0, 20].Null(), Gen.Byte[1, 255].Array[0, 20].Null(), Gen.Bool).Array[1, 8],
            Gen.Int[1, 40].Array[1, 4], Gen.Int[1, 50])
        .Sample((members, chunks, window) =>
        {
            // arrange: members of which some hold a member themselves
            var contents = members.Select(member => member.Item4 ? RawPacking.Gzip(member.Item1, name: Usual) : member.Item1).ToArray();
            byte[] stored = [.. members.Zip(contents).SelectMany(pair => RawPacking.Gzip(pair.Second, pair.First.Item2, pair.First.Item3, level: LevelOf(pair.First.Item4)))];
            byte[] texts = [.. members.SelectMany(member => (byte[])[.. member.Item2 ?? [], .. member.Item3 is { Length: > 0 } name ? (byte[])[.. name, 0] : []])];
            using var aside = new BytesAside("test");

            // act
            using var inflater = new GzipInflater(new ChunkedStream(stored, chunks), aside);
            using var inflated = new MemoryStream();
            inflater.CopyTo(inflated, window);

            // assert
            CollectionAssert.AreEqual(contents.SelectMany(content => content).ToArray(), inflated.ToArray());
            using var kept = new MemoryStream();
            foreach (var entry in aside.Entries())
            {
                entry.Content.CopyTo(kept);
            }

            CollectionAssert.AreEqual(texts, kept.ToArray());
        });

    private static CompressionLevel LevelOf(bool isStored) => isStored ? CompressionLevel.NoCompression : CompressionLevel.Optimal;

    private static byte[] StoredWith(string place)
    {
        byte[] zstd = LayerCompression.Zstd.Compress(Tar[..700]);
        byte[] rest = LayerCompression.Zstd.Compress(Tar[700..]);
        return place switch
        {
            "name of the first member" => RawPacking.Gzip(Tar, name: Secret),
            "comment of the second member" => [.. RawPacking.Gzip(Tar[..700]), .. RawPacking.Gzip(Tar[700..], name: Usual, comment: Secret)],
            "extra field of the third member" => [.. RawPacking.Gzip(Tar[..700], name: Usual), .. RawPacking.Gzip([]), .. RawPacking.Gzip(Tar[700..], extra: Secret)],
            "name of an empty member at the end" => [.. LayerCompression.Gzip.Compress(Tar), .. RawPacking.Gzip([], name: Secret)],
            "frame before the content" => [.. RawPacking.SkippableFrame(Secret), .. zstd, .. rest],
            "frame between frames of content" => [.. zstd, .. RawPacking.SkippableFrame([]), .. RawPacking.SkippableFrame(Secret), .. rest],
            "frame behind the content" => [.. zstd, .. rest, .. RawPacking.SkippableFrame([1, 2, 3, 4]), .. RawPacking.SkippableFrame(Secret)],
            "compressed table of contents" => [.. zstd, .. rest, .. RawPacking.SkippableFrame(Usual), .. RawPacking.SkippableFrame(LayerCompression.Zstd.Compress(Secret))],
            _ => [.. zstd, .. RawPacking.SkippableFrame([.. new byte[400_000], .. Secret, .. new byte[400_000]]), .. rest],
        };
    }

    private static TestLayer Stored(byte[] stored) => TestLayer.FromTar(Tar) with { Stored = stored, Digest = Digest.OfBytes(stored), Size = stored.Length };

    private async Task<IReadOnlyList<StoredEntry>> EntriesAsync(byte[] stored) =>
        await (await TestRegistry.Of(TestImage.Of(Stored(stored))).ToSource().ReadAllAsync(context.CancellationToken))[0].Layers[0].ReadAllAsync(context.CancellationToken);

    private async Task<ImageReport> AuditAsync(byte[] stored)
    {
        using var secret = Scanned.Secret("feed", Value);
        using var auditor = new ImageAuditor(new AuditOptions { Secrets = [secret], Rules = [] });
        var report = await auditor.AuditAsync(ImageReader.ReadAsync(TestRegistry.Of(TestImage.Of(Stored(stored))).ToSource(), null, context.CancellationToken), context.CancellationToken);
        return report.Images[0];
    }
}
