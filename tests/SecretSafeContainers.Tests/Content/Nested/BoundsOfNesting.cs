using System.IO.Compression;
using System.Text;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

/// <summary>Each bound is said once, what lies before it is searched, and so are the file's own bytes.</summary>
[TestClass]
public sealed class BoundsOfNesting(TestContext context)
{
    private static readonly byte[] Zeros = new byte[20_000_000];

    [TestMethod]
    [DataRow("gzip")]
    [DataRow("zip")]
    [DataRow("bzip2")]
    [DataRow("zstd")]
    [DataRow("lzip")]
    public Task HoldABombOfOneFile(string kind) => ExpectAsync(Packing.Pack(kind, Zeros), new() { SmallBytes = 1_000_000, Ratio = 10 }, "it expands to more than");

    [TestMethod]
    public Task HoldABombOfManyFiles() =>
        ExpectAsync(Packing.Zip(Enumerable.Range(0, 50).Select(i => ($"{i}", new byte[100_000]))), new() { SmallBytes = 1_000_000, Ratio = 10 }, "it expands to more than");

    [TestMethod]
    public async Task HoldABombOfArchives()
    {
        // arrange: ten to the power of five files, in archives of archives
        var archive = new byte[10_000];
        for (var level = 0; level < 5; level++)
        {
            archive = Packing.Zip(Enumerable.Range(0, 10).Select(i => ($"{i}.zip", archive)));
        }

        // act and assert
        await ExpectAsync(archive, new() { SmallBytes = 5_000_000, Ratio = 10 }, "it expands to more than");
        await ExpectAsync(archive, new() { Entries = 1_000 }, "1000 entries");
    }

    [TestMethod]
    public Task HoldALargeFileInATar() =>
        ExpectAsync(LayerCompression.Gzip.Compress(TestLayer.TarOf(TestEntry.File("sparse", Zeros))), new() { SmallBytes = 1_000_000, Ratio = 10 }, "it expands to more than");

    [TestMethod]
    public Task HoldTheNumberOfEntries() =>
        ExpectAsync(Packing.Zip(Enumerable.Range(0, 101).Select(i => ($"{i}", Array.Empty<byte>()))), new() { Entries = 100 }, "100 entries");

    [TestMethod]
    public Task HoldTheNumberOfEntriesOfATar() =>
        ExpectAsync(TestLayer.TarOf(Enumerable.Range(0, 101).Select(i => TestEntry.File($"{i}", ""))), new() { Entries = 100 }, "100 entries");

    // What an archive that holds itself comes to: it never ends.
    [TestMethod]
    [DataRow("gzip")]
    [DataRow("zip")]
    [DataRow("tar")]
    public async Task HoldTheDepth(string kind)
    {
        var deepest = Nested(kind, NestingLimits.Depth);

        var inside = await OpenedFile.OfAsync("app/file", deepest, context.CancellationToken);
        var beyond = await OpenedFile.OfAsync("app/file", Packing.Pack("gzip", deepest), context.CancellationToken);

        Assert.HasCount(NestingLimits.Depth, Assert.ContainsSingle(inside.Findings).Inner);
        Assert.IsEmpty(inside.Skipped);
        var skipped = Assert.ContainsSingle(beyond.Skipped);
        Assert.AreSame(DiagnosticCodes.LimitReached, skipped.Code);
        Assert.Contains($"{NestingLimits.Depth}", skipped.Why);
        Assert.AreNotEqual(Verdict.Clean, beyond.Verdict);
    }

    [TestMethod]
    public async Task HoldAGzipThatInflatesToItself()
    {
        var quine = GzipQuine.Make();
        using var inflated = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(quine), CompressionMode.Decompress))
        {
            gzip.CopyTo(inflated);
        }

        var file = await OpenedFile.OfAsync("app/quine.gz", quine, context.CancellationToken);

        CollectionAssert.AreEqual(quine, inflated.ToArray());
        Assert.AreSame(DiagnosticCodes.LimitReached, Assert.ContainsSingle(file.Skipped).Code);
        Assert.AreEqual(Verdict.Incomplete, file.Verdict);
        Assert.IsLessThanOrEqualTo((NestingLimits.Depth + 1) * quine.Length, file.Report.Coverage.ExpandedBytes);
    }

    [TestMethod]
    public Task HoldTheTime() => ExpectAsync(Packing.Pack("zip", "content"), new() { Time = TimeSpan.Zero }, "0 s");

    [TestMethod]
    public Task HoldTheStoredBytes() => ExpectAsync(Packing.Pack("stored zip", new byte[400_000]), new() { StoredBytes = 300_000 }, "was not opened");

    [TestMethod]
    public Task HoldTheBytesOfAnImage() => ExpectAsync(Packing.Pack("gzip", new byte[400_000]), new() { ImageBytes = 300_000 }, "the files of the image");

    [TestMethod]
    public async Task HoldTheLengthOfNames()
    {
        var name = new string('n', 60_000) + "/" + SampleRule.Text;

        var file = await OpenedFile.OfAsync("a.zip", Packing.Zip((name, Encoding.UTF8.GetBytes(OpenedFile.Secret))), context.CancellationToken);

        Assert.HasCount(2, file.Findings);
        Assert.IsTrue(file.Findings.All(finding => finding.Inner[0].Length == NestingLimits.NameCharacters + 1));
    }

    [TestMethod]
    public async Task HoldTheListOfWhatWasNotRead()
    {
        var zip = Packing.Zip(Enumerable.Range(0, NestingLimits.Skipped + 50).Select(i => ($"{i}", new byte[] { 1 })));
        MakeEncrypted(zip);

        var file = await OpenedFile.OfAsync("a.zip", zip, context.CancellationToken);

        Assert.HasCount(NestingLimits.Skipped + 1, file.Skipped);
        Assert.AreSame(DiagnosticCodes.LimitReached, file.Skipped[^1].Code);
    }

    private static byte[] Nested(string kind, int depth) =>
        Enumerable.Range(0, depth).Aggregate(Encoding.UTF8.GetBytes(OpenedFile.Secret), (content, _) => Packing.Pack(kind, content));

    private static void MakeEncrypted(byte[] zip)
    {
        for (int at, from = 0; (at = zip.AsSpan(from).IndexOf("PK\u0001\u0002"u8)) >= 0; from += at + 1)
        {
            zip[from + at + 8] |= 1;
        }

        for (int at, from = 0; (at = zip.AsSpan(from).IndexOf("PK\u0003\u0004"u8)) >= 0; from += at + 1)
        {
            zip[from + at + 6] |= 1;
        }
    }

    private async Task ExpectAsync(byte[] container, NestingBounds bounds, string why)
    {
        byte[] withSecretBehind = [.. container, .. Encoding.UTF8.GetBytes(OpenedFile.Secret)];

        var file = await OpenedFile.OfAsync("app/file", withSecretBehind, new AuditOptions { Nesting = bounds }, context.CancellationToken);

        var skipped = Assert.ContainsSingle(file.Skipped);
        Assert.AreSame(DiagnosticCodes.LimitReached, skipped.Code);
        Assert.Contains(why, skipped.Why);
        Assert.IsEmpty(Assert.ContainsSingle(file.Findings).Inner);
        Assert.AreEqual(Verdict.Leak, file.Verdict);
    }
}
