using System.Buffers.Binary;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Blobs;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Zstandard: all frames as one, skippable ones among them.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8878"/></remarks>
internal sealed class ZstdFormat() : CompressedFormat((".zst", ""), (".tzst", ".tar"), (".zstd", ""))
{
    private const uint Magic = 0xFD2FB528;
    private const int FrameHeaderBytes = 18;
    private const int IsSingleSegment = 0x20;

    /// <inheritdoc/>
    public override bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.Length >= 8 && BinaryPrimitives.ReadUInt32LittleEndian(head) is Magic or (>= 0x184D2A50 and <= 0x184D2A5F);

    /// <inheritdoc/>
    protected override Stream Open(Stream stored) => WindowOf(stored) is > NestingLimits.WindowBytes and var window
        ? new FailingStream(new SecretSafeException(DiagnosticCodes.LimitReached, "zstd data", $"it asks for a window of {window} bytes"))
        : new GuardedDecoder(() => ZstdInflater.Open(stored), "zstd");

    /// <summary>The memory that the first frame asks for; 0 for a skippable one. Leaves the stream at its start.</summary>
    private static ulong WindowOf(Stream stored)
    {
        Span<byte> header = stackalloc byte[FrameHeaderBytes];
        header.Clear();
        stored.ReadAtLeast(header, FrameHeaderBytes, throwOnEndOfStream: false);
        stored.Position = 0;
        var descriptor = header[4];
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic)
        {
            return 0;
        }

        if ((descriptor & IsSingleSegment) == 0)
        {
            return (1UL << (10 + (header[5] >> 3))) / 8 * (8UL + (uint)(header[5] & 7));
        }

        // A single segment's window is its content; the lengths of the dictionary's id are 0, 1, 2 and 4.
        var size = header[(5 + ((1 << (descriptor & 3)) >> 1))..];
        return (descriptor >> 6) switch
        {
            0 => size[0],
            1 => BinaryPrimitives.ReadUInt16LittleEndian(size) + 256UL,
            2 => BinaryPrimitives.ReadUInt32LittleEndian(size),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(size),
        };
    }
}
