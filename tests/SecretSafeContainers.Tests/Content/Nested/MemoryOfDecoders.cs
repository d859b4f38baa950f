using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

/// <summary>What a container asks for before it gives anything: each part of it is asked, at every depth, and refused before the memory is made.</summary>
[TestClass]
public sealed class MemoryOfDecoders(TestContext context)
{
    [TestMethod]
    public Task IsBoundInTheFirstBlockOfAnXz() => ExpectAsync(WithDictionary(Packing.Pack("xz", "content"), 16));

    [TestMethod]
    public Task IsBoundInTheSecondBlockOfAnXz()
    {
        // arrange: a header of 12 bytes, then a block: 12 bytes of header, 3 of the chunk's, and an end
        var content = new byte[1_000];
        var xz = Packing.Pack("xz", content);
        var end = 12 + ((12 + 3 + content.Length + 1 + 3) / 4 * 4);

        // act and assert
        return ExpectAsync([.. xz[..end], .. WithDictionary(xz[12..end], 4)]);
    }

    [TestMethod]
    [DataRow(0x00, 0xA0, DisplayName = "window of a gibibyte")]
    [DataRow(0xA0, 0xFF, DisplayName = "single segment of four")]
    public async Task IsBoundInEveryFrameOfAZstd(int descriptor, int window)
    {
        byte[] frame = [0x28, 0xB5, 0x2F, 0xFD, (byte)descriptor, (byte)window, 0xFF, 0xFF, 0xFF, .. new byte[50]];

        await ExpectAsync(frame);
        await ExpectAsync([.. LayerCompression.Zstd.Compress(new byte[500_000]), 0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 1, 2, .. frame]);
    }

    [TestMethod]
    public async Task IsBoundInEveryMemberOfAnLzip()
    {
        var first = Packing.Pack("lzip", "content");
        var second = first.ToArray();
        second[5] = 29;

        await ExpectAsync(second);
        await ExpectAsync([.. first, .. second]);
    }

    [TestMethod]
    public Task IsBoundInASevenZip()
    {
        byte[] header = [1, 0x23, 3, 1, 1, 5, 0x5D, 0, 0, 0, 0x60];
        byte[] start = [.. new byte[8], (byte)header.Length, .. new byte[7], .. Crc32.Hash(header)];

        return ExpectAsync([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, 0, 4, .. Crc32.Hash(start), .. start, .. header]);
    }

    [TestMethod]
    public Task IsBoundInEveryFileOfARar()
    {
        // arrange: version 5; a header of the archive, one small file, and one with a window of two gibibytes
        var archive = Header(1, 0, 0);
        var small = Header(2, 2, 1, 0, 1, 0, 0x80, 0, 0, 1, (byte)'a');
        var large = Header(2, 2, 1, 0, 1, 0, 0x80, 0x70, 0, 1, (byte)'b');

        // act and assert
        return ExpectAsync([.. "Rar!\u001a\u0007\u0001\0"u8, .. archive, .. small, 0, .. large, 0, .. new byte[20]]);

        static byte[] Header(params byte[] fields)
        {
            byte[] checkedBytes = [(byte)fields.Length, .. fields];
            return [.. Crc32.Hash(checkedBytes), .. checkedBytes];
        }
    }

    [TestMethod]
    public async Task IsBoundInEveryFileOfAnOldRar()
    {
        // arrange: version 3; a header of the archive, one small file, and one whose model of text has 65 MiB; then the same with one that goes on with the last
        static byte[] Header(int type, int flags, params byte[] fields)
        {
            byte[] checkedBytes = [(byte)type, (byte)flags, (byte)(flags >> 8), (byte)(fields.Length + 7), 0, .. fields];
            return [.. Crc32.Hash(checkedBytes)[..2], .. checkedBytes];
        }

        static byte[] File(int flags, params byte[] data) => [.. Header(0x74, flags | 0x8000, [(byte)data.Length, 0, 0, 0, 9, 0, 0, 0, 3, .. new byte[8], 29, 0x33, 1, 0, .. new byte[4], (byte)'a']), .. data];
        byte[] start = [.. "Rar!\u001a\u0007\0"u8, .. Header(0x73, 0, new byte[6]), .. File(0, 0x80 | 0x20 | 3, 15, 1, 2, 3)];

        // act and assert
        await ExpectAsync([.. start, .. File(0, 0x80 | 0x20 | 3, 64, 1, 2, 3), .. new byte[20]]);
        var file = await OpenAsync([.. start, .. File(0x10, 0x80 | 0x20 | 3, 64, 1, 2, 3)], new());
        Assert.IsFalse(file.Skipped.Any(skipped => skipped.Code == DiagnosticCodes.LimitReached));
    }

    [TestMethod]
    public Task IsBoundInAZipWithLzma()
    {
        var zip = Packing.Pack("lzma zip", "content");
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(30 + "c/b.txt".Length + 5), 1U << 30);

        return ExpectAsync(zip);
    }

    [TestMethod]
    public Task IsBoundInAZipWithPpmd()
    {
        var zip = Packing.Pack("PPMd zip", "content");
        zip.AsSpan(30 + "c/b.txt".Length, 2).Fill(0xFF);

        return ExpectAsync(zip);
    }

    [TestMethod]
    public Task IsBoundInAZipWithXz()
    {
        var zip = Packing.Pack("xz zip", "content");

        return ExpectAsync(WithDictionary(zip, 30 + "c/b.txt".Length + 16));
    }

    [TestMethod]
    public Task IsBoundInAZipWithZstd()
    {
        var zip = Packing.Pack("zstd zip", new byte[100]);
        var frame = zip.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]);
        (zip[frame + 4], zip[frame + 5]) = (0, 0xA0);

        return ExpectAsync(zip);
    }

    [TestMethod]
    public async Task IsSharedByAllLevels()
    {
        // arrange: a 7z holds its dictionary while what is in it is read
        var inner = Packing.Pack("xz", OpenedFile.Text);
        var outer = Packing.Pack("7z", inner);
        var enough = new NestingBounds();

        // act
        var whole = await OpenAsync(outer, enough);
        var part = await OpenAsync(outer, enough with { DecoderBytes = (8 * 1024 * 1024) + 100 });

        // assert
        Assert.HasCount(2, whole.Findings);
        Assert.IsEmpty(whole.Skipped);
        Assert.Contains("within others", Assert.ContainsSingle(part.Skipped).Why);
    }

    [TestMethod]
    public async Task IsGivenBackAtTheEndOfEach()
    {
        var one = Packing.Pack("xz", OpenedFile.Text);
        var many = TestLayer.TarOf([.. Enumerable.Range(0, 20).Select(i => TestEntry.File($"{i}.xz", one))]);

        var file = await OpenAsync(many, new() { DecoderBytes = 9 * 1024 * 1024 });

        Assert.HasCount(40, file.Findings);
        Assert.IsEmpty(file.Skipped);
    }

    private static byte[] WithDictionary(byte[] xz, int at)
    {
        xz[at] = 0x28;
        return xz;
    }

    private async Task ExpectAsync(byte[] container)
    {
        var file = await OpenAsync([.. container, .. Encoding.UTF8.GetBytes(OpenedFile.Secret)], new());

        var skipped = Assert.ContainsSingle(file.Skipped);
        Assert.AreSame(DiagnosticCodes.LimitReached, skipped.Code);
        Assert.Contains("asks for a dictionary or window of", skipped.Why);
        Assert.ContainsSingle(file.Findings);
    }

    private Task<OpenedFile> OpenAsync(byte[] content, NestingBounds bounds) =>
        OpenedFile.OfAsync("app/file", content, new AuditOptions { Nesting = bounds }, context.CancellationToken);
}
