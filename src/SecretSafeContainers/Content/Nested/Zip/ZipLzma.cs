using System.Buffers.Binary;
using SharpCompress.Compressors.LZMA;

namespace SecretSafeContainers.Content.Nested.Zip;

/// <summary>LZMA as zips have it: a version, the length of the properties, the properties, the data.</summary>
/// <remarks>APPNOTE 5.8.8.</remarks>
internal static class ZipLzma
{
    private const int EndMarker = 2;
    private const int PropertyBytes = 5;

    /// <summary>Bytes of the dictionary. Leaves the archive anywhere.</summary>
    /// <param name="zip">The archive.</param>
    /// <param name="start">Where the data begins.</param>
    public static long DictionaryOf(Stream zip, long start)
    {
        Span<byte> head = stackalloc byte[4 + PropertyBytes];
        zip.Position = start;
        return zip.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(head[5..]);
    }

    /// <summary>The content.</summary>
    public static Stream Open(Stream data, ZipRecord header) => new GuardedDecoder(() => OpenDecoder(data, header), "LZMA");

    private static LzmaStream OpenDecoder(Stream data, ZipRecord header)
    {
        var head = new byte[4 + PropertyBytes];
        data.ReadExactly(head);
        if (BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(2)) != PropertyBytes)
        {
            throw new InvalidDataException("its LZMA properties are not valid");
        }

        return LzmaStream.Create(head[4..], data, -1, (header.Flags & EndMarker) != 0 ? -1 : header.Bytes, leaveOpen: true);
    }
}
