using System.Buffers.Binary;
using SecretSafeContainers.Images.Tar;

namespace SecretSafeContainers.Content.Nested.Zip;

/// <summary>The end of a zip, which says where its central directory lies.</summary>
/// <param name="Directory">Where the central directory begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Shift">What is added to stored offsets: bytes that were put before the zip.</param>
/// <param name="Count">How many entries it has.</param>
/// <param name="Comment">The archive's comment.</param>
internal sealed record ZipEnd(long Directory, long End, long Shift, long Count, string Comment)
{
    private const int EndBytes = 22;
    private const int Zip64EndBytes = 56;
    private const int Zip64LocatorBytes = 20;
    private const int LongestTail = EndBytes + ushort.MaxValue;

    /// <summary>Finds it, from the end of the file backwards; null if there is none that leads to a directory.</summary>
    public static ZipEnd? Find(Stream zip)
    {
        var tail = new byte[Math.Min(zip.Length, LongestTail)];
        var start = zip.Length - tail.Length;
        zip.Position = start;
        zip.ReadExactly(tail);
        for (var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8); at >= 0; at = tail.AsSpan(0, at).LastIndexOf("PK\u0005\u0006"u8))
        {
            if (tail.Length - at >= EndBytes && Read(zip, tail.AsSpan(at), start + at) is { } end)
            {
                return end;
            }
        }

        return null;
    }

    private static ZipEnd? Read(Stream zip, ReadOnlySpan<byte> record, long at)
    {
        long count = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var comment = record[EndBytes..Math.Min(record.Length, EndBytes + BinaryPrimitives.ReadUInt16LittleEndian(record[20..]))];
        var end = at;
        if (count == ushort.MaxValue || size == uint.MaxValue || offset == uint.MaxValue)
        {
            (count, size, offset, end) = ReadZip64(zip, at) ?? (count, size, offset, end);
        }

        // Most readers trust the offset; behind a prefix that was put before the zip only the size is right.
        long[] places = [end - size, offset];
        foreach (var place in places)
        {
            if (place >= 0 && place <= end && (count == 0 || IsDirectory(zip, place)))
            {
                return new ZipEnd(place, end, place - offset, count, TarHeader.Text(comment));
            }
        }

        return null;
    }

    private static (long Count, long Size, long Offset, long End)? ReadZip64(Stream zip, long end)
    {
        Span<byte> locator = stackalloc byte[Zip64LocatorBytes];
        if (!TryRead(zip, end - Zip64LocatorBytes, locator) || !locator.StartsWith("PK\u0006\u0007"u8))
        {
            return null;
        }

        // Behind a prefix the record lies directly before its locator.
        Span<byte> record = stackalloc byte[Zip64EndBytes];
        long[] places = [BinaryPrimitives.ReadInt64LittleEndian(locator[8..]), end - Zip64LocatorBytes - Zip64EndBytes];
        foreach (var place in places)
        {
            if (TryRead(zip, place, record) && record.StartsWith("PK\u0006\u0006"u8))
            {
                return (BinaryPrimitives.ReadInt64LittleEndian(record[32..]), BinaryPrimitives.ReadInt64LittleEndian(record[40..]),
                    BinaryPrimitives.ReadInt64LittleEndian(record[48..]), place);
            }
        }

        return null;
    }

    private static bool IsDirectory(Stream zip, long at)
    {
        Span<byte> signature = stackalloc byte[4];
        return TryRead(zip, at, signature) && signature.SequenceEqual(ZipRecord.CentralSignature);
    }

    private static bool TryRead(Stream zip, long at, Span<byte> buffer)
    {
        if (at < 0 || at > zip.Length - buffer.Length)
        {
            return false;
        }

        zip.Position = at;
        return zip.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length;
    }
}
