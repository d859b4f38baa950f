using System.Buffers.Binary;

namespace SecretSafeContainers.Images.Blobs;

/// <summary>Tells compressions by the first bytes; what is declared is often wrong.</summary>
internal static class MagicBytes
{
    /// <summary>As many first bytes as are looked at.</summary>
    public const int Length = 10;

    /// <summary>The compression that the first bytes show.</summary>
    public static Compression Detect(ReadOnlySpan<byte> first)
    {
        if (first.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return Compression.Gzip;
        }

        if (first.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(first) is var magic && (magic == ZstdFrame.Magic || ZstdFrame.IsSkippable(magic)))
        {
            return Compression.Zstd;
        }

        var isXz = first.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]);
        var isBzip2 = first.StartsWith("BZh"u8) && first.Length >= 10 && first[4..10].SequenceEqual((ReadOnlySpan<byte>)[0x31, 0x41, 0x59, 0x26, 0x53, 0x59]);
        return isXz || isBzip2 ? Compression.Unsupported : Compression.None;
    }
}
