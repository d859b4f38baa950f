using System.Buffers.Binary;
using SharpCompress.Compressors.PPMd;

namespace SecretSafeContainers.Content.Nested.Zip;

/// <summary>PPMd as zips have it: two bytes of parameters, then the data.</summary>
/// <remarks>APPNOTE 5.10.</remarks>
internal static class ZipPpmd
{
    private const int HeadBytes = 2;
    private const int BytesOfUnit = 1024 * 1024;

    /// <summary>Bytes of the model of text. Leaves the archive anywhere.</summary>
    /// <param name="zip">The archive.</param>
    /// <param name="start">Where the data begins.</param>
    public static long ModelOf(Stream zip, long start)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        zip.Position = start;
        return zip.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length ? 0 : (((BinaryPrimitives.ReadUInt16LittleEndian(head) >> 4) & byte.MaxValue) + 1L) * BytesOfUnit;
    }

    /// <summary>The content.</summary>
    public static Stream Open(Stream data) => new GuardedDecoder(() => OpenDecoder(data), "PPMd");

    private static PpmdStream OpenDecoder(Stream data)
    {
        var head = new byte[HeadBytes];
        data.ReadExactly(head);
        return PpmdStream.Create(new PpmdProperties(head), data, compress: false);
    }
}
