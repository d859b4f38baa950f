using System.Buffers.Binary;
using SecretSafeContainers.Images.Tar;

namespace SecretSafeContainers.Content.Nested.Zip;

/// <summary>What a zip says of one entry, in its central directory or before its data.</summary>
/// <param name="Name">The name.</param>
/// <param name="Comment">The comment; only the central directory has one.</param>
/// <param name="Flags">General purpose bits.</param>
/// <param name="Method">The compression.</param>
/// <param name="StoredBytes">Length of the data; 0 where it follows the data.</param>
/// <param name="Bytes">Length of the content; 0 where it follows the data.</param>
/// <param name="Offset">Where the local header lies, as the central directory says it; where the data begins, as the local header does.</param>
internal sealed record ZipRecord(string Name, string Comment, int Flags, int Method, long StoredBytes, long Bytes, long Offset)
{
    /// <summary>Bytes of a central record without its texts.</summary>
    public const int CentralBytes = 46;

    /// <summary>Bytes of a local header without its texts.</summary>
    public const int LocalBytes = 30;

    private const int Zip64Extra = 1;
    private const int Encrypted = 1;
    private const int StrongEncryption = 0x40;
    private const int DataDescriptor = 8;

    /// <summary>Begins a central record.</summary>
    public static ReadOnlySpan<byte> CentralSignature => "PK\u0001\u0002"u8;

    /// <summary>Begins a local header.</summary>
    public static ReadOnlySpan<byte> LocalSignature => "PK\u0003\u0004"u8;

    /// <summary>True if the content cannot be read without a password.</summary>
    public bool IsEncrypted => (Flags & (Encrypted | StrongEncryption)) != 0;

    /// <summary>True if the local header does not know the lengths.</summary>
    public bool HasDataDescriptor => (Flags & DataDescriptor) != 0;

    /// <summary>True if another header describes the same content under the same name. Compressed data knows its own length.</summary>
    public bool AgreesWith(ZipRecord other) =>
        Name == other.Name && Method == other.Method && IsEncrypted == other.IsEncrypted
        && (Method != 0 || HasDataDescriptor || other.HasDataDescriptor || StoredBytes == other.StoredBytes);

    /// <summary>Reads a central record; null if it is none.</summary>
    public static ZipRecord? ReadCentral(Stream zip)
    {
        Span<byte> header = stackalloc byte[CentralBytes];
        if (zip.ReadAtLeast(header, CentralBytes, throwOnEndOfStream: false) < CentralBytes || !header.StartsWith(CentralSignature))
        {
            return null;
        }

        var name = new byte[U16(header, 28)];
        var extra = new byte[U16(header, 30)];
        var comment = new byte[U16(header, 32)];
        return zip.ReadAtLeast(name, name.Length, false) < name.Length || zip.ReadAtLeast(extra, extra.Length, false) < extra.Length
            || zip.ReadAtLeast(comment, comment.Length, false) < comment.Length
            ? null
            : Widen(
                new(TarHeader.Text(name), TarHeader.Text(comment), U16(header, 8), U16(header, 10), U32(header, 20), U32(header, 24), U32(header, 42)), extra);
    }

    /// <summary>Reads the local header at a place; null if there is none.</summary>
    public static ZipRecord? ReadLocal(Stream zip, long at)
    {
        Span<byte> header = stackalloc byte[LocalBytes];
        if (at < 0 || at > zip.Length - LocalBytes)
        {
            return null;
        }

        zip.Position = at;
        if (zip.ReadAtLeast(header, LocalBytes, throwOnEndOfStream: false) < LocalBytes || !header.StartsWith(LocalSignature))
        {
            return null;
        }

        var name = new byte[U16(header, 26)];
        var extra = new byte[U16(header, 28)];
        return zip.ReadAtLeast(name, name.Length, false) < name.Length || zip.ReadAtLeast(extra, extra.Length, false) < extra.Length
            ? null
            : Widen(new(TarHeader.Text(name), "", U16(header, 6), U16(header, 8), U32(header, 18), U32(header, 22), zip.Position), extra);
    }

    /// <summary>Takes from the zip64 field what did not fit into 32 bits.</summary>
    private static ZipRecord Widen(ZipRecord record, ReadOnlySpan<byte> extra)
    {
        for (; extra.Length >= 4; extra = extra[Math.Min(extra.Length, 4 + U16(extra, 2))..])
        {
            if (U16(extra, 0) != Zip64Extra)
            {
                continue;
            }

            var numbers = extra[4..Math.Min(extra.Length, 4 + U16(extra, 2))];
            return record with
            {
                Bytes = Wide(record.Bytes, ref numbers),
                StoredBytes = Wide(record.StoredBytes, ref numbers),
                Offset = Wide(record.Offset, ref numbers),
            };
        }

        return record;
    }

    private static long Wide(long narrow, ref ReadOnlySpan<byte> numbers)
    {
        if (narrow != uint.MaxValue || numbers.Length < 8)
        {
            return narrow;
        }

        var wide = BinaryPrimitives.ReadInt64LittleEndian(numbers);
        numbers = numbers[8..];
        return Math.Max(wide, 0);
    }

    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static long U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
