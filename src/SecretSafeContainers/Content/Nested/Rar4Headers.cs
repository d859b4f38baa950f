using System.Buffers.Binary;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Walks over the headers of a rar archive of version 1.5 to 4, and tells what memory its decoder asks for.</summary>
/// <remarks>
/// A window has at most 4 MiB. A model of text has up to 256, told where the compressed data begins. Later data may ask anew: such a model is filled as content comes, of which
/// it takes some fifty times, so that it is only reserved until then. <see href="https://www.rarlab.com/technote.htm"/>
/// </remarks>
internal static class Rar4Headers
{
    private const int MagicBytes = 7;
    private const long WindowBytes = 4 * 1024 * 1024;
    private const int ModelUnit = 1024 * 1024;
    private const int FixedBytes = 7;
    private const int FileBytes = 32;
    private const int FileHeader = 0x74;
    private const int EndHeader = 0x7B;
    private const int HasData = 0x8000;
    private const int HasLongSizes = 0x100;
    private const int Continues = 0x10 | 1;
    private const int Stored = 0x30;
    private const int FirstWithModels = 29;

    /// <summary>The window, and the largest model with which the data of any file begins, in bytes. What follows damage counts no more.</summary>
    public static long MemoryOf(Stream stored)
    {
        long model = 0;
        Span<byte> header = stackalloc byte[FileBytes + (2 * sizeof(uint))];
        for (long at = MagicBytes; at < stored.Length;)
        {
            stored.Position = at;
            var read = stored.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            var length = read < FixedBytes ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(header[5..]);
            if (length < FixedBytes || header[2] == EndHeader)
            {
                break;
            }

            var flags = BinaryPrimitives.ReadUInt16LittleEndian(header[3..]);
            var data = at + length;
            at = data;
            if ((flags & HasData) != 0 || header[2] == FileHeader)
            {
                at += BinaryPrimitives.ReadUInt32LittleEndian(header[FixedBytes..]);
                at += header[2] == FileHeader && (flags & HasLongSizes) != 0 ? (long)BinaryPrimitives.ReadUInt32LittleEndian(header[FileBytes..]) << 32 : 0;
            }

            if (header[2] == FileHeader && (flags & Continues) == 0 && header[24] >= FirstWithModels && header[25] != Stored)
            {
                model = Math.Max(model, ModelAt(stored, data));
            }
        }

        return WindowBytes + model;
    }

    // A bit for a model, then whether it is new, then its MiB less one.
    private static long ModelAt(Stream stored, long data)
    {
        stored.Position = data;
        return stored.ReadByte() is >= 0x80 and var first && (first & 0x20) != 0 && stored.ReadByte() is >= 0 and var size ? (size + 1L) * ModelUnit : 0;
    }
}
