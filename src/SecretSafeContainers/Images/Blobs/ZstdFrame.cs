namespace SecretSafeContainers.Images.Blobs;

/// <summary>How the frames of zstd data are laid out.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8878#section-3.1"/></remarks>
internal static class ZstdFrame
{
    /// <summary>How a frame begins, read as little-endian.</summary>
    public const uint Magic = 0xFD2FB528;

    /// <summary>Bytes of a block's header.</summary>
    public const int BlockHeaderBytes = 3;

    /// <summary>Bytes of the checksum behind the last block, if there is one.</summary>
    public const int ChecksumBytes = 4;

    private const uint RepeatedByte = 1;

    /// <summary>True for the magic of a frame that is no content; its length follows in four bytes.</summary>
    public static bool IsSkippable(uint magic) => magic is >= 0x184D2A50 and <= 0x184D2A5F;

    /// <summary>True if the frame ends with a checksum.</summary>
    public static bool HasChecksum(byte descriptor) => (descriptor & 4) != 0;

    /// <summary>True if the window is the content, and not said.</summary>
    public static bool IsSingleSegment(byte descriptor) => (descriptor & 0x20) != 0;

    /// <summary>Bytes behind the descriptor before the content's size: the window and the dictionary's id, whose lengths are 0, 1, 2 and 4.</summary>
    public static int BytesBeforeSize(byte descriptor) => (IsSingleSegment(descriptor) ? 0 : 1) + ((1 << (descriptor & 3)) >> 1);

    /// <summary>Bytes of the content's size: 0 (1 for a single segment), 2, 4 and 8.</summary>
    public static int SizeBytes(byte descriptor) => (descriptor >> 6) == 0 ? (IsSingleSegment(descriptor) ? 1 : 0) : 1 << (descriptor >> 6);

    /// <summary>True for the header of a frame's last block.</summary>
    public static bool IsLastBlock(uint header) => (header & 1) != 0;

    /// <summary>Bytes that are stored behind a block's header.</summary>
    public static int BlockBytes(uint header) => ((header >> 1) & 3) == RepeatedByte ? 1 : (int)(header & 0xFFFFFF) >> 3;
}
