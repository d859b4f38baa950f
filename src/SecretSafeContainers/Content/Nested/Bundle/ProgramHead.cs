using System.Buffers.Binary;

namespace SecretSafeContainers.Content.Nested.Bundle;

/// <summary>What the first bytes tell of a program of Linux, Windows or macOS.</summary>
internal static class ProgramHead
{
    private const int ElfBytes = 64;
    private const ushort PeLibrary = 0x2000;

    private static ReadOnlySpan<byte> MachO => [0xCF, 0xFA, 0xED, 0xFE];

    /// <summary>True for ELF, for PE that is no library, and for Mach-O of 64 bits.</summary>
    public static bool IsProgram(ReadOnlySpan<byte> head) => IsElf(head) || IsWindowsProgram(head) || head.StartsWith(MachO);

    /// <summary>
    /// Where an ELF file ends by its own word: with its table of sections, which linkers write last, so that only what was appended to it is longer. Null for
    /// what does not tell.
    /// </summary>
    public static long? EndOf(ReadOnlySpan<byte> head)
    {
        if (!IsElf(head))
        {
            return null;
        }

        var isWide = head[4] == 2;
        var isBig = head[5] == 2;
        var table = isWide ? (long)ReadUInt64(head[40..], isBig) : ReadUInt32(head[32..], isBig);
        var sizes = head[(isWide ? 58 : 46)..];
        return table > 0 && table < long.MaxValue / 2 ? table + (ReadUInt16(sizes, isBig) * ReadUInt16(sizes[2..], isBig)) : null;
    }

    private static bool IsElf(ReadOnlySpan<byte> head) => head.Length >= ElfBytes && head.StartsWith("\u007FELF"u8) && head[4] is (1 or 2) && head[5] is (1 or 2);

    private static bool IsWindowsProgram(ReadOnlySpan<byte> head)
    {
        if (head.Length < ElfBytes || !head.StartsWith("MZ"u8))
        {
            return false;
        }

        var at = BinaryPrimitives.ReadUInt32LittleEndian(head[60..]);
        if (at > head.Length - 24)
        {
            return head.Length == PeekedStream.HeadBytes;
        }

        var header = head[(int)at..];
        return header.StartsWith("PE\0\0"u8) && (BinaryPrimitives.ReadUInt16LittleEndian(header[22..]) & PeLibrary) == 0;
    }

    private static ushort ReadUInt16(ReadOnlySpan<byte> bytes, bool isBig) => isBig ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint ReadUInt32(ReadOnlySpan<byte> bytes, bool isBig) => isBig ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static ulong ReadUInt64(ReadOnlySpan<byte> bytes, bool isBig) => isBig ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
}
