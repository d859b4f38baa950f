namespace SecretSafeContainers.Content.Nested;

/// <summary>Walks over the headers of a rar archive, as its reader does, and tells what memory its decoder asks for.</summary>
/// <remarks><see href="https://www.rarlab.com/technote.htm"/></remarks>
internal static class RarHeaders
{
    private const int Magic5Bytes = 8;
    private const int LongestHeader = 2 * 1024 * 1024;
    private const int FileHeader = 2;
    private const int ServiceHeader = 3;
    private const int EncryptionHeader = 4;
    private const int EndHeader = 5;
    private const int HasExtra = 1;
    private const int HasData = 2;

    /// <summary>The largest window of any file, in bytes; null if the headers are encrypted. What follows damage counts no more.</summary>
    public static long? MemoryOf(Stream stored)
    {
        stored.Position = Magic5Bytes - 2;
        if (stored.ReadByte() == 0)
        {
            return Rar4Headers.MemoryOf(stored);
        }

        long largest = 0;
        for (long at = Magic5Bytes; at < stored.Length;)
        {
            // Checksum, length of what follows it, and that.
            stored.Position = at + sizeof(uint);
            if (!TryReadNumber(stored, out var length) || length is 0 or > LongestHeader)
            {
                break;
            }

            var body = stored.Position;
            if (!TryReadNumber(stored, out var type) || !TryReadNumber(stored, out var flags) || type == EndHeader)
            {
                break;
            }

            if (type == EncryptionHeader)
            {
                return null;
            }

            long data = 0;
            if (((flags & HasExtra) != 0 && !TryReadNumber(stored, out _)) || ((flags & HasData) != 0 && !TryReadNumber(stored, out data)))
            {
                break;
            }

            if (type is FileHeader or ServiceHeader && TryReadWindow(stored, out var window))
            {
                largest = Math.Max(largest, window);
            }

            at = body + length + Math.Min(data, stored.Length);
        }

        return largest;
    }

    // Flags, length of the content, attributes, time, checksum; then how it is packed.
    private static bool TryReadWindow(Stream stored, out long window)
    {
        window = 0;
        if (!TryReadNumber(stored, out var flags) || !TryReadNumber(stored, out _) || !TryReadNumber(stored, out _))
        {
            return false;
        }

        stored.Position += ((flags & 2) != 0 ? sizeof(uint) : 0) + ((flags & 4) != 0 ? sizeof(uint) : 0);
        if (!TryReadNumber(stored, out var packing))
        {
            return false;
        }

        // Version 7 has a fifth bit; no reader of ours gives that much.
        window = 128L * 1024 << (int)(packing >> 10 & 0x1F);
        return true;
    }

    // Seven bits a byte, the lowest first; ten bytes at most.
    private static bool TryReadNumber(Stream stored, out long number)
    {
        number = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (stored.ReadByte() is not (>= 0 and var next))
            {
                return false;
            }

            number |= shift < 63 ? (long)(next & 0x7F) << shift : 0;
            if (next < 0x80)
            {
                return number >= 0;
            }
        }

        return false;
    }
}
