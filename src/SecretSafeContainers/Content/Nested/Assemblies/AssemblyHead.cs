using System.Buffers.Binary;

namespace SecretSafeContainers.Content.Nested.Assemblies;

/// <summary>Tells .NET assemblies from other PE files by their first bytes.</summary>
internal static class AssemblyHead
{
    private const int PeHeaderBytes = 24;
    private const int RuntimeDirectory = 14;
    private const int DirectoryBytes = 8;

    /// <summary>True if the directory of the runtime's header is not empty, or lies beyond the bytes at hand.</summary>
    public static bool IsAssembly(ReadOnlySpan<byte> head)
    {
        if (head.Length < 64 || !head.StartsWith("MZ"u8))
        {
            return false;
        }

        var at = BinaryPrimitives.ReadUInt32LittleEndian(head[60..]);
        if (at > head.Length - PeHeaderBytes - 2)
        {
            return head.Length == PeekedStream.HeadBytes;
        }

        var optional = head[((int)at + PeHeaderBytes)..];
        var directory = (BinaryPrimitives.ReadUInt16LittleEndian(optional) == 0x20B ? 112 : 96) + (RuntimeDirectory * DirectoryBytes);
        return head[(int)at..].StartsWith("PE\0\0"u8)
            && (optional.Length < directory + DirectoryBytes ? head.Length == PeekedStream.HeadBytes : BinaryPrimitives.ReadUInt64LittleEndian(optional[directory..]) != 0);
    }
}
