using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Tar;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests.Images;

[TestClass]
public sealed class HostileTar
{
    private const string Text = "stray text that must be seen";

    [TestMethod]
    public async Task WithoutAnyByteIsEmpty() => Assert.IsEmpty(await TarReading.ReadAsync([]));

    [TestMethod]
    public async Task WithoutEndMarkerIsRead()
    {
        var tar = TestLayer.TarOf(TestEntry.File("a", "content"));

        Assert.HasCount(1, await TarReading.ReadAsync(tar[..^1024]));
    }

    [TestMethod]
    public async Task CutAnywhereWithinAnEntryIsMalformed()
    {
        // arrange: pax header, pax data, header, 600 bytes of content
        var tar = TestLayer.TarOf(TestEntry.File("a", new string('x', 600)));
        var contentEnd = tar.Length - 1024 - (1024 - 600);

        // act and assert
        for (var length = 1; length < contentEnd; length += 7)
        {
            Assert.AreSame(DiagnosticCodes.Malformed, await TarReading.FailureAsync(tar[..length]), $"cut to {length}");
        }
    }

    [TestMethod]
    public async Task ShowsWhatLiesBehindItsEnd()
    {
        // arrange
        var tar = TestLayer.TarOf(TestEntry.File("a", "content"));
        byte[] longer = [.. tar, .. new byte[200_000], .. Encoding.UTF8.GetBytes(Text), .. new byte[1000]];

        // act
        var (entries, bytesRead) = await TarReading.ReadAsync(new ChunkedStream(longer, 999));

        // assert
        Assert.AreEqual(LayerEntryKind.Stray, entries[^1].Kind);
        StringAssert.StartsWith(entries[^1].Text, Text, StringComparison.Ordinal);
        Assert.AreEqual(longer.Length, bytesRead);
    }

    [TestMethod]
    public async Task ShowsWhatIsCompressedBehindItsEnd()
    {
        using var secret = Scanned.Secret("feed", Text);
        using var auditor = new ImageAuditor(new AuditOptions { Secrets = [secret], Rules = [] });
        byte[] tar = [.. TestLayer.TarOf(TestEntry.File("a", "content")), .. LayerCompression.Gzip.Compress(Encoding.UTF8.GetBytes(Text))];
        var source = TestRegistry.Of(TestImage.Of(TestLayer.FromTar(tar))).ToSource();

        var report = await auditor.AuditAsync(ImageReader.ReadAsync(source, null, CancellationToken.None), CancellationToken.None);

        Assert.HasCount(1, Assert.ContainsSingle(report.Images[0].Findings).Inner);
    }

    [TestMethod]
    public async Task ShowsASecondTarBehindTheFirst()
    {
        var tar = TestLayer.TarOf(TestEntry.File("a", "content"));

        var entries = await TarReading.ReadAsync([.. tar, .. TestLayer.TarOf(TestEntry.File("b", Text))]);

        Assert.Contains(Text, entries[^1].Text);
    }

    [TestMethod]
    public async Task ShowsPaddingThatIsNotZero()
    {
        // arrange
        var tar = TestLayer.TarOf(TestEntry.File("a", "content"), TestEntry.File("b", "more"));
        Encoding.UTF8.GetBytes(Text).CopyTo(tar, tar.AsSpan().IndexOf("content"u8) + 100);

        // act
        var entries = await TarReading.ReadAsync(tar);

        // assert
        Assert.AreEqual("File Stray File", string.Join(' ', entries.Select(entry => entry.Kind)));
        Assert.Contains(Text, entries[1].Text);
    }

    [TestMethod]
    [DataRow(20, DisplayName = "behind the name")]
    [DataRow(160, DisplayName = "behind the link")]
    [DataRow(270, DisplayName = "behind the owner")]
    [DataRow(100, DisplayName = "instead of the mode")]
    [DataRow(112, DisplayName = "across the ids")]
    [DataRow(138, DisplayName = "instead of the time")]
    [DataRow(330, DisplayName = "instead of the device")]
    [DataRow(400, DisplayName = "behind the prefix")]
    [DataRow(496, DisplayName = "across the last field's border")]
    [DataRow(501, DisplayName = "behind the last field")]
    public async Task ShowsTextBetweenHeaderFields(int offset)
    {
        var tar = RawTar.Entry("a", '0', size: 0, [], header => "hidden"u8.CopyTo(header.AsSpan(offset)));

        var entries = await TarReading.ReadAsync(tar);

        Assert.Contains("hidden", entries[0].Attributes[0].Value);
        Assert.AreEqual("a", entries[0].Path);
    }

    [TestMethod]
    public async Task ShowsTextBehindASize()
    {
        var tar = RawTar.Entry("a", '0', size: 0, [], header => "0\0hidden"u8.CopyTo(header.AsSpan(124)));

        Assert.Contains("hidden", (await TarReading.ReadAsync(tar))[0].Attributes[0].Value);
    }

    [TestMethod]
    [DataRow(100)]
    [DataRow(136)]
    [DataRow(329)]
    public async Task ShowsTextBehindTheSignOfABinaryNumber(int offset)
    {
        var tar = RawTar.Entry("a", '0', size: 0, [], header => ((byte[])[0x80, .. "hidden"u8]).CopyTo(header.AsSpan(offset)));

        Assert.Contains("hidden", (await TarReading.ReadAsync(tar))[0].Attributes[0].Value);
    }

    [TestMethod]
    [DataRow(0x80, 0)]
    [DataRow(0xFF, 0xFF)]
    public async Task ShowsNoTextInBinaryNumbers(int sign, int fill)
    {
        byte[] time = [(byte)sign, (byte)fill, (byte)fill, (byte)fill, (byte)fill, (byte)fill, (byte)fill, 0x81, 0x22, 0x33, 0x44, 0x55];
        byte[] size = [0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        var tar = RawTar.Entry("a", '0', size: 0, [1], header =>
        {
            time.CopyTo(header.AsSpan(136));
            size.CopyTo(header.AsSpan(124));
        });

        Assert.IsEmpty((await TarReading.ReadAsync(tar))[0].Attributes);
    }

    [TestMethod]
    [DataRow(345)]
    [DataRow(372)]
    [DataRow(400)]
    [DataRow(500)]
    public async Task ShowsTextAmongTheNumbersOfAGnuHeader(int offset)
    {
        var tar = RawTar.Entry("a", '0', size: 0, [], header =>
        {
            "ustar  \0"u8.CopyTo(header.AsSpan(257));
            "00000000000\0"u8.CopyTo(header.AsSpan(345));
            "hidden"u8.CopyTo(header.AsSpan(offset));
        });

        var entry = (await TarReading.ReadAsync(tar))[0];

        Assert.Contains("hidden", entry.Path + string.Concat(entry.Attributes.Select(attribute => attribute.Value)));
    }

    [TestMethod]
    [DataRow(1, DisplayName = "name")]
    [DataRow(157, DisplayName = "link")]
    [DataRow(265, DisplayName = "owner")]
    [DataRow(400, DisplayName = "prefix")]
    public async Task ShowsTextOfAHeaderBeforeTheEntrysOwn(int offset)
    {
        byte[] tar = [.. RawTar.Entry("x", 'L', size: 1, [(byte)'a'], header => "hidden"u8.CopyTo(header.AsSpan(offset))), .. RawTar.Entry("a", '0', size: 0, [])];

        Assert.Contains("hidden", string.Concat((await TarReading.ReadAsync(tar))[0].Attributes.Select(attribute => attribute.Value)));
    }

    [TestMethod]
    [DataRow("hidden/PaxHeaders.7/a", true)]
    [DataRow("PaxHeaders.7/hidden", true)]
    [DataRow("hidden/@LongLink", true)]
    [DataRow("d/PaxHeaders.hidden/a", true)]
    [DataRow("PaxHeader/d/long", false)]
    [DataRow("d/PaxHeaders.7/long na", false)]
    [DataRow("./d/PaxHeaders/long name", false)]
    [DataRow("././@PaxHeader", false)]
    [DataRow("././@LongLink", false)]
    public async Task ShowsANameOfAnExtendedHeaderThatIsNotTheEntrysOwn(string name, bool isShown)
    {
        byte[] tar = [.. RawTar.Entry(name, 'x', size: 20, [.. "20 path=d/long name\n"u8]), .. RawTar.Entry("d/long", '0', size: 0, [])];

        var entry = (await TarReading.ReadAsync(tar))[0];

        Assert.AreEqual("d/long name", entry.Path);
        Assert.AreEqual(isShown ? $"name={name}" : "", string.Join(' ', entry.Attributes.Select(attribute => $"{attribute.Key}={attribute.Value}")));
    }

    [TestMethod]
    public async Task ShowsPaddingOfAGlobalHeaderThatIsNotZero()
    {
        var tar = RawTar.Entry("g", 'g', size: 13, [.. "13 comment=x\n"u8, 0, .. "hidden"u8]);

        Assert.Contains("hidden", string.Concat((await TarReading.ReadAsync(tar))[0].Attributes.Select(attribute => attribute.Value)));
    }

    [TestMethod]
    public async Task WithTextInASparseMapIsMalformed()
    {
        var map = new byte[512];
        "hidden"u8.CopyTo(map.AsSpan(100));
        var tar = RawTar.Entry("a", 'S', size: 0, map, header => header[482] = 1);

        Assert.AreSame(DiagnosticCodes.Malformed, await TarReading.FailureAsync(tar));
    }

    [TestMethod]
    public async Task KeepsTheReadableTextOfANameThatIsNotUtf8()
    {
        var tar = RawTar.Entry("", '0', size: 0, [], header =>
        {
            header[0] = 0xFF;
            "\u00E9t\u00E9"u8.CopyTo(header.AsSpan(1));
        });

        Assert.AreEqual("\u00FF\u00E9t\u00E9", (await TarReading.ReadAsync(tar))[0].Path);
    }

    [TestMethod]
    public async Task ShowsALinkNameOfAFile()
    {
        var tar = RawTar.Entry("a", '0', size: 0, [], header => "hidden"u8.CopyTo(header.AsSpan(157)));

        Assert.AreEqual("hidden", (await TarReading.ReadAsync(tar))[0].Attributes[0].Value);
    }

    [TestMethod]
    public async Task KeepsDotsInNames()
    {
        var entries = await TarReading.ReadAsync(TestLayer.TarOf(TestEntry.File("/../../etc//./x", "content"), TestEntry.File("./", "")));

        Assert.AreEqual("../../etc/x", entries[0].Path);
        Assert.AreEqual("", entries[1].Path);
    }

    [TestMethod]
    public async Task ThatLiesAboutASizeIsMalformed() =>
        Assert.AreSame(DiagnosticCodes.Malformed, await TarReading.FailureAsync(RawTar.Entry("a", '0', size: 100_000, content: [1, 2, 3])));

    [TestMethod]
    public async Task ThatClaimsATerabyteReachesTheLimit() =>
        Assert.AreSame(DiagnosticCodes.LimitReached, await TarReading.FailureAsync(RawTar.Entry("a", '0', size: 1L << 42, content: [])));

    [TestMethod]
    public async Task WithNegativeSizeIsMalformed() =>
        Assert.AreSame(DiagnosticCodes.Malformed, await TarReading.FailureAsync(RawTar.Entry("a", '0', size: -5, content: [])));

    [TestMethod]
    public async Task WithWrongChecksumIsMalformed()
    {
        var tar = RawTar.Entry("a", '0', size: 0, content: []);
        tar[0]++;

        Assert.AreSame(DiagnosticCodes.Malformed, await TarReading.FailureAsync(tar));
    }

    [TestMethod]
    public async Task WithTooManyEntriesReachesTheLimit()
    {
        var tar = TestLayer.TarOf(Enumerable.Range(0, 6).Select(i => TestEntry.File($"{i}", "")));

        Assert.AreSame(DiagnosticCodes.LimitReached, await TarReading.FailureAsync(tar, new TarLimits { Entries = 5 }));
    }

    [TestMethod]
    public async Task WithTooLongANameReachesTheLimit() =>
        Assert.AreSame(
            DiagnosticCodes.LimitReached,
            await TarReading.FailureAsync(TestLayer.TarOf(TestEntry.File(new string('n', 300), "")), new TarLimits { PathBytes = 200 }));

    [TestMethod]
    public async Task WithTooManyAttributesReachesTheLimit()
    {
        var entry = TestEntry.File("a", "") with { ExtendedAttributes = TestEntry.File("a", "").ExtendedAttributes.Add("user.x", new string('v', 5000)) };

        Assert.AreSame(DiagnosticCodes.LimitReached, await TarReading.FailureAsync(TestLayer.TarOf(entry), new TarLimits { AttributeBytes = 4096 }));
    }

    [TestMethod]
    public async Task WithBrokenPaxRecordsIsMalformed() =>
        Assert.AreSame(DiagnosticCodes.Malformed, await TarReading.FailureAsync(RawTar.Entry("a", 'x', size: 9, content: "99 path=b"u8.ToArray())));

    [TestMethod]
    public async Task ThatEndsBehindAnExtendedHeaderIsMalformed() =>
        Assert.AreSame(DiagnosticCodes.Malformed, await TarReading.FailureAsync(RawTar.Entry("a", 'x', size: 9, content: "9 path=b\n"u8.ToArray())));

    [TestMethod]
    public async Task OfAnUnknownTypeStillShowsItsContent()
    {
        var entries = await TarReading.ReadAsync(RawTar.Entry("a", 'Q', Text.Length, Encoding.UTF8.GetBytes(Text)));

        Assert.AreEqual(Text, entries[0].Text);
    }

    [TestMethod]
    public async Task ClosesContentWhenTheNextEntryIsRead()
    {
        // arrange
        using var reader = new TarEntryReader(new MemoryStream(TestLayer.TarOf(TestEntry.File("a", "one"), TestEntry.File("b", "two"))), "test");
        var first = await reader.ReadAsync(CancellationToken.None);

        // act
        await reader.ReadAsync(CancellationToken.None);

        // assert
        Assert.ThrowsExactly<ObjectDisposedException>(() => first!.Content.ReadByte());
    }

    [TestMethod]
    public async Task StopsWhenCancelled()
    {
        using var reader = new TarEntryReader(new MemoryStream(TestLayer.TarOf(TestEntry.File("a", "one"))), "test");

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await reader.ReadAsync(new CancellationToken(canceled: true)));
    }
}
