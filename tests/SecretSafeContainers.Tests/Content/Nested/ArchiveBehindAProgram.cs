using System.Text;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

[TestClass]
public sealed class ArchiveBehindAProgram(TestContext context)
{
    private static readonly byte[] Script = Encoding.ASCII.GetBytes("#!/bin/sh\n# PK, BZh and 7z are mentioned, \u001f too\n" + string.Concat(Enumerable.Repeat("tail -n +300 \"$0\" | tar xz\n", 300)));

    public static IEnumerable<string> Kinds => ["gzip", "zip", "stored zip", "xz", "bzip2", "zstd", "lzip", "7z", "rar"];

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task IsOpenedBehindAScript(string kind)
    {
        var file = await OpenAsync([.. Script, .. Packing.Pack(kind, OpenedFile.Text)]);

        Assert.HasCount(2, file.Findings);
        Assert.IsTrue(file.Findings.All(finding => finding.Inner is ["(behind the end)", _]), string.Join('\n', file.Places));
        Assert.IsEmpty(file.Skipped);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task IsOpenedBehindAnExecutable(string kind)
    {
        foreach (var program in new[] { Elf(), await File.ReadAllBytesAsync(typeof(ArchiveBehindAProgram).Assembly.Location, context.CancellationToken) })
        {
            // arrange: a PE file that is no library is a program
            if (program[0] == 'M')
            {
                program[BitConverter.ToInt32(program, 60) + 23] &= 0xDF;
            }

            // act
            var file = await OpenAsync([.. program, .. Packing.Pack(kind, OpenedFile.Text)]);

            // assert
            Assert.HasCount(2, file.Findings);
            Assert.IsTrue(file.Findings.All(finding => finding.Inner is ["(behind the end)", _]), string.Join('\n', file.Places));
        }
    }

    [TestMethod]
    public async Task IsOpenedThroughTheArchivesWithinIt()
    {
        // arrange: an executable jar with the jars of its libraries, as Spring Boot makes it
        var library = Packing.Zip(("a/application.yml", Encoding.UTF8.GetBytes(OpenedFile.Text)));
        var jar = Packing.Zip(System.IO.Compression.CompressionLevel.NoCompression, ("BOOT-INF/lib/a.jar", library));

        // act
        var file = await OpenAsync([.. Script, .. jar]);

        // assert
        Assert.StartsWith("known-secret app/run!(behind the end)!BOOT-INF/lib/a.jar!a/application.yml:2:8", file.Places.First());
    }

    [TestMethod]
    public async Task IsNoneInAScriptThatTellsOfThem()
    {
        var file = await OpenAsync(Script);

        Assert.IsEmpty(file.Findings);
        Assert.IsEmpty(file.Skipped);
        Assert.AreEqual(0, file.Report.Coverage.ExpandedBytes);
    }

    private static byte[] Elf()
    {
        // 64 bits, and a table of one section behind the header.
        var elf = new byte[128];
        "\u007FELF\u0002\u0001\u0001"u8.CopyTo(elf);
        (elf[40], elf[58], elf[60]) = (64, 64, 1);
        return elf;
    }

    private Task<OpenedFile> OpenAsync(byte[] content) => OpenedFile.OfAsync("app/run", content, context.CancellationToken);
}
