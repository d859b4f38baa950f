using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

/// <summary>Names, comments and attributes inside a container; compressed once more, so that only its reading can find them.</summary>
[TestClass]
public sealed class TextOfAContainer(TestContext context)
{
    [TestMethod]
    public async Task IsSearchedInNamesOfAZip()
    {
        var finding = await SingleAsync(Packing.Zip(($"a/{SampleRule.Text}/b.txt", []), ($"a/{SampleRule.Text}/c.txt", [])));

        Assert.AreEqual(ContentChannel.FileName, finding.Channel);
        Assert.AreEqual("a/***/b.txt", finding.Inner[^1]);
    }

    [TestMethod]
    public async Task IsSearchedInCommentsOfAZip()
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("a").Comment = SampleRule.Text;
        }

        Assert.AreEqual(ContentChannel.Xattr, (await SingleAsync(output.ToArray())).Channel);
    }

    [TestMethod]
    public async Task IsSearchedInTheCommentOfAWholeZip()
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("a");
            zip.Comment = SampleRule.Text;
        }

        Assert.AreEqual(ContentChannel.Xattr, (await SingleAsync(output.ToArray())).Channel);
    }

    [TestMethod]
    [DataRow(8, ContentChannel.FileName, DisplayName = "name")]
    [DataRow(16, ContentChannel.Xattr, DisplayName = "comment")]
    public async Task IsSearchedInTheHeaderOfAGzip(int flag, ContentChannel channel)
    {
        var plain = Packing.Gzip("content");
        plain[3] = (byte)flag;
        byte[] gzip = [.. plain[..10], .. Encoding.ASCII.GetBytes(SampleRule.Text), 0, .. plain[10..]];

        Assert.AreEqual(channel, (await SingleAsync(gzip)).Channel);
    }

    [TestMethod]
    public async Task IsSearchedInLinksAndAttributesOfATar()
    {
        var link = TestEntry.SymbolicLink("l", $"/x/{SampleRule.Text}");
        var attribute = TestEntry.File("f", "x") with { ExtendedAttributes = TestEntry.File("f", "").ExtendedAttributes.Add("user.t", SampleRule.Text) };

        Assert.AreEqual(ContentChannel.Link, (await SingleAsync(TestLayer.TarOf(link))).Channel);
        Assert.AreEqual(ContentChannel.Xattr, (await SingleAsync(TestLayer.TarOf(attribute))).Channel);
        Assert.AreEqual(TarEntryType.SymbolicLink, link.Type);
    }

    [TestMethod]
    public async Task IsShownWithoutWhatATerminalObeys()
    {
        var finding = await SingleAsync(Packing.Zip(($"../\u001b[31m\0a", Encoding.UTF8.GetBytes(SampleRule.Text))));

        Assert.AreEqual("../\uFFFD[31m\uFFFDa", finding.Inner[^1]);
    }

    private async Task<SecretSafeContainers.Findings.Finding> SingleAsync(byte[] container)
    {
        var file = await OpenedFile.OfAsync("a.gz", LayerCompression.Gzip.Compress(container), context.CancellationToken);
        Assert.IsEmpty(file.Skipped);
        return Assert.ContainsSingle(file.Findings);
    }
}
