using System.Formats.Tar;
using CsCheck;
using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Tar;

namespace SecretSafeContainers.Tests.Images;

[TestClass]
public sealed class TarOfAnyFormat
{
    private static readonly Gen<string> Names = Gen.String[Gen.Char["abcxyz._- é"], 1, 60].Where(name => name.Trim('.', ' ') == name && name.Length > 0);

    private static readonly Gen<string> LongNames = Names.Array[1, 8].Select(segments => string.Join('/', segments));

    private static readonly Gen<(string Path, byte[] Content)[]> Files =
        Gen.Select(LongNames, Gen.OneOf(Gen.Byte.Array[0, 40], Gen.Byte.Array[500, 1100], Gen.Byte.Array[70_000, 140_000])).Array[0, 6];

    [TestMethod]
    [DataRow(TarEntryFormat.Pax)]
    [DataRow(TarEntryFormat.Gnu)]
    public void IsReadBackWhateverTheChunks(TarEntryFormat format) =>
        Gen.Select(Files, Gen.Int[1, 5000].Array[1, 4]).Sample(
            (files, chunks) =>
            {
                var tar = Write(format, files);
                var (entries, bytesRead) = TarReading.ReadAsync(new ChunkedStream(tar, chunks)).GetAwaiter().GetResult();
                return bytesRead == tar.Length
                    && entries.Count == files.Length
                    && entries.Zip(files).All(pair => pair.First.Kind == LayerEntryKind.File && pair.First.Path == pair.Second.Path && pair.First.Content.AsSpan().SequenceEqual(pair.Second.Content));
            },
            iter: 40);

    [TestMethod]
    [DataRow(TarEntryFormat.V7)]
    [DataRow(TarEntryFormat.Ustar)]
    [DataRow(TarEntryFormat.Pax)]
    [DataRow(TarEntryFormat.Gnu)]
    public async Task HasEveryKindOfEntry(TarEntryFormat format)
    {
        // arrange
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, format, leaveOpen: true))
        {
            writer.WriteEntry(Create(format, TarEntryType.Directory, "etc/"));
            var file = Create(format, format == TarEntryFormat.V7 ? TarEntryType.V7RegularFile : TarEntryType.RegularFile, "./etc/passwd");
            file.DataStream = new MemoryStream("content"u8.ToArray());
            writer.WriteEntry(file);
            writer.WriteEntry(Link(format, TarEntryType.SymbolicLink, "etc/soft", "../passwd"));
            writer.WriteEntry(Link(format, TarEntryType.HardLink, "etc/hard", "etc/passwd"));
        }

        // act
        var entries = await TarReading.ReadAsync(tar.ToArray());

        // assert
        Assert.AreEqual("Directory File SymbolicLink HardLink", string.Join(' ', entries.Select(entry => entry.Kind)));
        Assert.AreEqual("etc etc/passwd etc/soft etc/hard", string.Join(' ', entries.Select(entry => entry.Path)));
        Assert.AreEqual("../passwd", entries[2].LinkTarget);
        Assert.AreEqual("etc/passwd", entries[3].LinkTarget);
        Assert.AreEqual("content", entries[1].Text);
    }

    [TestMethod]
    public async Task CountsAllBytesWhenContentIsPassedOver()
    {
        // arrange
        var tar = Write(TarEntryFormat.Pax, [("a", new byte[300_000]), ("b", new byte[700])]);
        using var reader = new TarEntryReader(new ChunkedStream(tar), "test");

        // act
        while (await reader.ReadAsync(CancellationToken.None) is not null)
        {
        }

        // assert
        Assert.AreEqual(tar.Length, reader.BytesRead);
    }

    private static byte[] Write(TarEntryFormat format, (string Path, byte[] Content)[] files)
    {
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, format, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                var entry = Create(format, TarEntryType.RegularFile, path);
                entry.DataStream = new MemoryStream(content);
                writer.WriteEntry(entry);
            }
        }

        return tar.ToArray();
    }

    private static TarEntry Link(TarEntryFormat format, TarEntryType type, string path, string target)
    {
        var entry = Create(format, type, path);
        entry.LinkName = target;
        return entry;
    }

    private static TarEntry Create(TarEntryFormat format, TarEntryType type, string path) => format switch
    {
        TarEntryFormat.V7 => new V7TarEntry(type, path),
        TarEntryFormat.Ustar => new UstarTarEntry(type, path),
        TarEntryFormat.Gnu => new GnuTarEntry(type, path),
        _ => new PaxTarEntry(type, path),
    };
}
