using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SecretSafeContainers.Testing.Nested;

/// <summary>A packfile of git, byte by byte.</summary>
public sealed class GitPack
{
    private readonly List<byte> objects = [];
    private int count;

    private int End => 12 + objects.Count;

    /// <summary>Adds a blob and returns where it lies.</summary>
    public int Blob(byte[] content) => Add(3, [], content);

    /// <summary>Adds a difference to the object at a place: what both begin with and end with is copied, the rest is inserted.</summary>
    public int Delta(int baseAt, byte[] known, byte[] content) => Add(6, Distance(End - baseAt), Difference(known, content));

    /// <summary>Adds a difference to a blob that is named by its id.</summary>
    public int Delta(byte[] known, byte[] content) => Add(7, IdOf(known), Difference(known, content));

#pragma warning disable CA5350 // Git's own.
    /// <summary>The id of a blob.</summary>
    public static byte[] IdOf(byte[] blob) => SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {blob.Length}\0"), .. blob]);

    /// <summary>The pack.</summary>
    public byte[] ToBytes()
    {
        byte[] pack = [.. "PACK\0\0\0\u0002"u8, .. BigEndian(count), .. objects];
        return [.. pack, .. SHA1.HashData(pack)];
    }
#pragma warning restore CA5350

    private static byte[] Difference(byte[] known, byte[] content)
    {
        var same = known.AsSpan().CommonPrefixLength(content);
        var end = 0;
        while (end < Math.Min(known.Length, content.Length) - same && known[^(end + 1)] == content[^(end + 1)])
        {
            end++;
        }

        byte[] delta = [.. Number(known.Length), .. Number(content.Length), .. Copy(0, same)];
        foreach (var piece in content[same..^end].Chunk(127))
        {
            delta = [.. delta, (byte)piece.Length, .. piece];
        }

        return [.. delta, .. Copy(known.Length - end, end)];
    }

    private static byte[] Copy(int at, int length) => length == 0 ? [] : [0x80 | 0x3F, (byte)at, (byte)(at >> 8), (byte)(at >> 16), (byte)(at >> 24), (byte)length, (byte)(length >> 8)];

    private static IEnumerable<byte> Number(int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }

    private static byte[] Distance(int value)
    {
        List<byte> bytes = [(byte)(value & 0x7F)];
        while ((value >>= 7) > 0)
        {
            bytes.Insert(0, (byte)(0x80 | (--value & 0x7F)));
        }

        return [.. bytes];
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private int Add(int type, byte[] reference, byte[] content)
    {
        var at = End;
        var rest = content.Length >> 4;
        objects.Add((byte)((type << 4) | (content.Length & 0xF) | (rest > 0 ? 0x80 : 0)));
        objects.AddRange(rest > 0 ? Number(rest) : []);
        objects.AddRange(reference);
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        objects.AddRange(compressed.ToArray());
        count++;
        return at;
    }
}
