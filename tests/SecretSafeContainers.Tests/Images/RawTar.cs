using System.Buffers.Binary;
using System.Text;

namespace SecretSafeContainers.Tests.Images;

/// <summary>Tar entries byte by byte, for what no library writes.</summary>
internal static class RawTar
{
    /// <summary>A header with a right checksum, then content padded to the grid; no end marker.</summary>
    public static byte[] Entry(string name, char type, long size, byte[] content, Action<byte[]>? change = null)
    {
        var header = new byte[512];
        Encoding.Latin1.GetBytes(name).CopyTo(header, 0);
        header[156] = (byte)type;
        "ustar\0"u8.CopyTo(header.AsSpan(257));
        "00"u8.CopyTo(header.AsSpan(263));
        WriteSize(header, size);
        change?.Invoke(header);
        "        "u8.CopyTo(header.AsSpan(148));
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        return [.. header, .. content, .. new byte[-content.Length & 511]];
    }

    private static void WriteSize(byte[] header, long size)
    {
        if (size is >= 0 and < 1L << 33)
        {
            Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0')).CopyTo(header, 124);
        }
        else
        {
            header.AsSpan(124, 12).Fill(size < 0 ? (byte)0xFF : (byte)0);
            BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(128), size);
            header[124] |= 0x80;
        }
    }
}
