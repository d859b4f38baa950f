using System.Formats.Tar;
using System.Text;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Images;

[TestClass]
public sealed class TarExtendedHeaders
{
    [TestMethod]
    public async Task GiveExtendedAttributesAndOwners()
    {
        // arrange
        var entry = TestEntry.File("a", "content") with { UserName = "alice", ExtendedAttributes = TestEntry.File("a", "").ExtendedAttributes.Add("user.tok", "value") };

        // act
        var entries = await TarReading.ReadAsync(TestLayer.TarOf(entry, TestEntry.File("b", "")));

        // assert
        Assert.Contains(KeyValuePair.Create("SCHILY.xattr.user.tok", "value"), entries[0].Attributes);
        Assert.Contains(KeyValuePair.Create("uname", "alice"), entries[0].Attributes);
        Assert.IsEmpty(entries[1].Attributes);
    }

    [TestMethod]
    public async Task OfRootAndTimesSayNothing() =>
        Assert.IsEmpty((await TarReading.ReadAsync(TestLayer.TarOf(TestEntry.File("a", "") with { UserName = "root" })))[0].Attributes);

    [TestMethod]
    public async Task GiveLongLinkTargets()
    {
        // arrange
        var target = string.Join('/', Enumerable.Repeat("target", 60));
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Gnu, leaveOpen: true))
        {
            writer.WriteEntry(new GnuTarEntry(TarEntryType.SymbolicLink, "link") { LinkName = target });
        }

        // act
        var entries = await TarReading.ReadAsync(tar.ToArray());

        // assert
        Assert.AreEqual(target, entries[0].LinkTarget);
    }

    [TestMethod]
    public async Task ForTheWholeTarAreAnEntryAndChangeNoOther()
    {
        // arrange
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true))
        {
            writer.WriteEntry(new PaxGlobalExtendedAttributesTarEntry([KeyValuePair.Create("comment", "words"), KeyValuePair.Create("path", "elsewhere")]));
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a"));
        }

        // act
        var entries = await TarReading.ReadAsync(tar.ToArray());

        // assert
        Assert.AreEqual(LayerEntryKind.Other, entries[0].Kind);
        Assert.Contains(KeyValuePair.Create("comment", "words"), entries[0].Attributes);
        Assert.AreEqual("a", entries[1].Path);
    }

    [TestMethod]
    public async Task ReplacedByLaterOnesAreSeenAllTheSame()
    {
        byte[] tar = [.. RawTar.Entry("x", 'x', 12, "12 path=one\n"u8.ToArray()), .. RawTar.Entry("x", 'x', 12, "12 path=two\n"u8.ToArray()), .. RawTar.Entry("short", '0', 0, [])];

        var entries = await TarReading.ReadAsync(tar);

        Assert.AreEqual("two", entries[0].Path);
        Assert.Contains(KeyValuePair.Create("path", "one"), entries[0].Attributes);
    }

    [TestMethod]
    public async Task BehindALongNameShowTextAfterItsEnd()
    {
        byte[] tar = [.. RawTar.Entry("././@LongLink", 'L', 20, "name\0hidden text..x\0"u8.ToArray()), .. RawTar.Entry("n", '0', 0, [])];

        var entries = await TarReading.ReadAsync(tar);

        Assert.AreEqual("name", entries[0].Path);
        Assert.Contains("hidden text", entries[0].Attributes[0].Value);
    }

    [TestMethod]
    public async Task InLatin1LoseNoByte() =>
        Assert.AreEqual("caf\u00e9", (await TarReading.ReadAsync(RawTar.Entry("caf\u00e9", '0', 0, [])))[0].Path);

    [TestMethod]
    public async Task OfOldSparseFilesAreFollowedByStoredContent()
    {
        // arrange: one extension block, then 5 stored bytes
        var extension = new byte[512];
        var header = RawTar.Entry("sparse", 'S', 5, [], header =>
        {
            "ustar  \0"u8.CopyTo(header.AsSpan(257));
            header[482] = 1;
        });

        // act
        var entries = await TarReading.ReadAsync([.. header, .. extension, .. "bytes"u8, .. new byte[507]]);

        // assert
        Assert.AreEqual("bytes", entries[0].Text);
        Assert.AreEqual(LayerEntryKind.File, entries[0].Kind);
    }

    [TestMethod]
    public async Task OfPaxSparseFilesGiveTheirName()
    {
        var record = Encoding.UTF8.GetBytes("29 GNU.sparse.name=real/name\n");
        byte[] tar = [.. RawTar.Entry("x", 'x', record.Length, record), .. RawTar.Entry("GNUSparseFile.0/name", '0', 5, "bytes"u8.ToArray())];

        Assert.AreEqual("real/name", (await TarReading.ReadAsync(tar))[0].Path);
    }

    [TestMethod]
    public async Task SayTheSizeOfLargeFiles()
    {
        var record = "9 size=7\n"u8.ToArray();
        byte[] tar = [.. RawTar.Entry("x", 'x', record.Length, record), .. RawTar.Entry("a", '0', 0, "content"u8.ToArray())];

        Assert.AreEqual("content", (await TarReading.ReadAsync(tar))[0].Text);
    }
}
