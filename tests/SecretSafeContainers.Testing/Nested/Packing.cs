using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SecretSafeContainers.Testing.Images;
using SharpCompress.Common;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.LZMA;
using SharpCompress.Writers.SevenZip;
using SharpCompress.Writers.Zip;

namespace SecretSafeContainers.Testing.Nested;

/// <summary>Puts content into a container of any kind, as a build would.</summary>
public static class Packing
{
    /// <summary>The kinds of containers.</summary>
    public static IEnumerable<string> Kinds => Packers.Keys;

    private static Dictionary<string, Func<byte[], byte[]>> Packers { get; } = new()
    {
        ["gzip"] = content => LayerCompression.Gzip.Compress(content),
        ["zstd"] = content => LayerCompression.Zstd.Compress(content),
        ["zlib"] = Zlib,
        ["tar"] = content => TestLayer.TarOf(TestEntry.File("c/b.txt", content)),
        ["zip"] = content => Zip(("c/b.txt", content)),
        ["stored zip"] = content => Zip(CompressionLevel.NoCompression, ("c/b.txt", content)),
        ["bzip2 zip"] = content => LibraryZip(content, CompressionType.BZip2),
        ["lzma zip"] = content => LibraryZip(content, CompressionType.LZMA),
        ["PPMd zip"] = content => LibraryZip(content, CompressionType.PPMd),
        ["xz zip"] = content => OfMethod(Zip(CompressionLevel.NoCompression, ("c/b.txt", RawPacking.Xz(content))), 95, content.Length),
        ["zstd zip"] = content => LibraryZip(content, CompressionType.ZStandard),
        ["bzip2"] = Bzip2,
        ["lzip"] = Lzip,
        ["lz4"] = RawPacking.Lz4,
        ["xz"] = RawPacking.Xz,
        ["ar"] = RawPacking.Ar,
        ["cpio"] = RawPacking.Cpio,
        ["rpm"] = RawPacking.Rpm,
        ["rar"] = RawPacking.Rar,
        ["7z"] = SevenZip,
        ["bundle"] = content => SingleFile.Bundle(6, isDeflated: false, ("c/b.txt", content)),
        ["deflated bundle"] = content => SingleFile.Bundle(6, isDeflated: true, ("c/b.txt", content)),
    };

    /// <summary>A container of a kind with one file.</summary>
    public static byte[] Pack(string kind, byte[] content) => Packers[kind](content);

    /// <summary>A container of a kind with one file.</summary>
    public static byte[] Pack(string kind, string text) => Pack(kind, Encoding.UTF8.GetBytes(text));

    /// <summary>A zip, deflated.</summary>
    public static byte[] Zip(params IEnumerable<(string Name, byte[] Content)> entries) => Zip(CompressionLevel.Optimal, entries);

    /// <summary>A zip.</summary>
    public static byte[] Zip(CompressionLevel level, params IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = zip.CreateEntry(name, level).Open();
                stream.Write(content);
            }
        }

        return output.ToArray();
    }

    /// <summary>Several members of gzip, one behind the other.</summary>
    public static byte[] Gzip(params IEnumerable<string> members) => [.. members.SelectMany(text => LayerCompression.Gzip.Compress(Encoding.UTF8.GetBytes(text)))];

    private static byte[] LibraryZip(byte[] content, CompressionType compression)
    {
        using var output = new MemoryStream();
        using (var writer = ZipWriter.OpenWriter(output, new ZipWriterOptions(compression) { LeaveStreamOpen = true }))
        {
            writer.Write("c/b.txt", new MemoryStream(content), DateTime.UnixEpoch);
        }

        return output.ToArray();
    }

    // A stored zip of one entry, whose data is said to be compressed.
    private static byte[] OfMethod(byte[] zip, ushort method, int length)
    {
        foreach (var (record, at) in new[] { (0, 8), (zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8), 10) })
        {
            var header = zip.AsSpan(record);
            BinaryPrimitives.WriteUInt16LittleEndian(header[at..], method);
            BinaryPrimitives.WriteInt32LittleEndian(header[(at + 14)..], length);
        }

        return zip;
    }

    private static byte[] SevenZip(byte[] content)
    {
        using var output = new MemoryStream();
        using (var writer = SevenZipWriter.OpenWriter(output, new SevenZipWriterOptions { LeaveStreamOpen = true }))
        {
            writer.Write("c/b.txt", new MemoryStream(content), DateTime.UnixEpoch);
        }

        return output.ToArray();
    }

    private static byte[] Bzip2(byte[] content)
    {
        using var output = new MemoryStream();
        using (var stream = BZip2Stream.Create(output, SharpCompress.Compressors.CompressionMode.Compress, decompressConcatenated: false, leaveOpen: true))
        {
            stream.Write(content);
            stream.Finish();
        }

        return output.ToArray();
    }

    private static byte[] Lzip(byte[] content)
    {
        using var output = new MemoryStream();
        using (var stream = LZipStream.Create(output, SharpCompress.Compressors.CompressionMode.Compress, leaveOpen: true))
        {
            stream.Write(content);
            stream.Finish();
        }

        return output.ToArray();
    }

    private static byte[] Zlib(byte[] content)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return output.ToArray();
    }
}
