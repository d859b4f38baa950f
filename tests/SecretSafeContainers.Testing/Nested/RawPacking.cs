using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace SecretSafeContainers.Testing.Nested;

/// <summary>Containers byte by byte, for formats that no library at hand writes. Their content is stored, in blocks where the format has blocks.</summary>
public static class RawPacking
{
    private const string Name = "c/b.txt";
    private const int StoredBlock = 64 * 1024;

    /// <summary>An LZ4 frame: stored blocks, and one compressed block of literals at the end.</summary>
    public static byte[] Lz4(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        byte[] descriptor = [0x60, 0x40];
        List<byte> frame = [0x04, 0x22, 0x4D, 0x18, .. descriptor, (byte)(XxHash32.HashToUInt32(descriptor) >> 8)];
        foreach (var block in content.Chunk(StoredBlock))
        {
            byte[] compressed = [.. Lz4Literals(block)];
            var isStored = compressed.Length > StoredBlock;
            frame.AddRange(U32((uint)(isStored ? block.Length : compressed.Length) | (isStored ? 0x80000000 : 0)));
            frame.AddRange(isStored ? block : compressed);
        }

        return [.. frame, 0, 0, 0, 0];
    }

    /// <summary>An xz stream of one block of stored LZMA2 chunks, without checks.</summary>
    public static byte[] Xz(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        byte[] flags = [0, 0];
        byte[] blockHeader = WithCrc([2, 0, 0x21, 1, 0x16, 0, 0, 0]);
        List<byte> data = [];
        foreach (var chunk in content.Chunk(StoredBlock))
        {
            data.AddRange([(byte)(data.Count == 0 ? 1 : 2), (byte)((chunk.Length - 1) >> 8), (byte)(chunk.Length - 1), .. chunk]);
        }

        data.Add(0);
        var unpadded = blockHeader.Length + data.Count;
        byte[] records = [0, 1, .. Vint(unpadded), .. Vint(content.Length)];
        byte[] index = WithCrc([.. records, .. new byte[-records.Length & 3]]);
        byte[] footer = [.. U32((uint)((index.Length / 4) - 1)), .. flags];
        return
        [
            0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, .. flags, .. Crc(flags), .. blockHeader, .. data, .. new byte[-unpadded & 3], .. index,
            .. Crc(footer), .. footer, (byte)'Y', (byte)'Z',
        ];
    }

    /// <summary>A gzip member whose header has texts, in bytes; null for none. Without compression the content lies in it as it is.</summary>
    public static byte[] Gzip(byte[] content, byte[]? extra = null, byte[]? name = null, byte[]? comment = null, CompressionLevel level = CompressionLevel.NoCompression)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var output = new MemoryStream();
        using (var deflate = new DeflateStream(output, level, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return
        [
            0x1F, 0x8B, 8, (byte)((extra is null ? 0 : 4) | (name is null ? 0 : 8) | (comment is null ? 0 : 16)), 0, 0, 0, 0, 0, 255,
            .. extra is null ? [] : (byte[])[(byte)extra.Length, (byte)(extra.Length >> 8), .. extra],
            .. name is null ? [] : (byte[])[.. name, 0],
            .. comment is null ? [] : (byte[])[.. comment, 0],
            .. output.Length == 0 ? [3, 0] : output.ToArray(), .. Crc(content), .. U32((uint)content.Length),
        ];
    }

    /// <summary>A frame of zstd that decoders skip.</summary>
    public static byte[] SkippableFrame(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return [0x5A, 0x2A, 0x4D, 0x18, .. U32((uint)content.Length), .. content];
    }

    /// <summary>An ar archive of one member with a long name.</summary>
    public static byte[] Ar(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return [.. "!<arch>\n"u8, .. ArMember("//", Encoding.ASCII.GetBytes($"{Name}/\n")), .. ArMember("/0", content)];
    }

    /// <summary>A cpio archive in the new form.</summary>
    public static byte[] Cpio(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return [.. CpioEntry(Name, content), .. CpioEntry("TRAILER!!!", [])];
    }

    /// <summary>An rpm package around a payload, with empty headers.</summary>
    public static byte[] Rpm(byte[] payload)
    {
        byte[] header = [0x8E, 0xAD, 0xE8, 1, 0, 0, 0, 0, .. new byte[8]];
        return [0xED, 0xAB, 0xEE, 0xDB, .. new byte[92], .. header, .. header, .. payload];
    }

    /// <summary>A rar 5 archive of one stored file.</summary>
    public static byte[] Rar(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        byte[] file =
        [
            2, 2, .. Vint(content.Length), 4, .. Vint(content.Length), .. Vint(0x20), .. U32(Crc32.HashToUInt32(content)), 0, 0,
            (byte)Name.Length, .. Encoding.ASCII.GetBytes(Name),
        ];
        return [.. "Rar!\u001a\u0007\u0001\0"u8, .. RarBlock([1, 0, 0]), .. RarBlock(file), .. content, .. RarBlock([5, 0, 0])];
    }

    private static IEnumerable<byte> Lz4Literals(byte[] block)
    {
        yield return (byte)(Math.Min(block.Length, 15) << 4);
        if (block.Length >= 15)
        {
            for (var rest = block.Length - 15; rest >= 0; rest -= 255)
            {
                yield return (byte)Math.Min(rest, 255);
            }
        }

        foreach (var value in block)
        {
            yield return value;
        }
    }

    private static byte[] ArMember(string name, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name,-16}{0,-12}{0,-6}{0,-6}{644,-8}{content.Length,-10}`\n")), .. content, .. new byte[content.Length & 1]];

    private static byte[] CpioEntry(string name, byte[] content)
    {
        int[] fields = [1, 0x81A4, 0, 0, 1, 0, content.Length, 0, 0, 0, 0, name.Length + 1, 0];
        var header = $"070701{string.Concat(fields.Select(field => field.ToString("X8", CultureInfo.InvariantCulture)))}{name}\0";
        return [.. Encoding.ASCII.GetBytes(header), .. new byte[-header.Length & 3], .. content, .. new byte[-content.Length & 3]];
    }

    private static byte[] RarBlock(byte[] block)
    {
        byte[] sized = [.. Vint(block.Length), .. block];
        return [.. Crc(sized), .. sized];
    }

    private static byte[] WithCrc(byte[] bytes) => [.. bytes, .. Crc(bytes)];

    private static byte[] Crc(byte[] bytes) => U32(Crc32.HashToUInt32(bytes));

    private static byte[] U32(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static byte[] Vint(long number)
    {
        List<byte> bytes = [];
        for (; number >= 0x80; number >>= 7)
        {
            bytes.Add((byte)(number | 0x80));
        }

        return [.. bytes, (byte)number];
    }
}
