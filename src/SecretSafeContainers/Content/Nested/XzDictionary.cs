namespace SecretSafeContainers.Content.Nested;

/// <summary>Tells from a block how large a dictionary its decoder would make.</summary>
internal static class XzDictionary
{
    private const int LongestHeader = 1024;
    private const int Lzma2 = 0x21;

    /// <summary>Bytes of the dictionary; 0 if the header does not say. Leaves the position as it was.</summary>
    public static long Read(Stream stored)
    {
        var start = stored.Position;
        var header = new byte[LongestHeader];
        var length = stored.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        stored.Position = start;
        return length < 2 ? 0 : Of(header.AsSpan(..length));
    }

    private static long Of(ReadOnlySpan<byte> block)
    {
        var flags = block[1];
        var at = 2;
        var lengths = ((flags >> 6) & 1) + (flags >> 7);
        for (var skipped = 0; skipped < lengths; skipped++)
        {
            _ = Number(block, ref at);
        }

        for (var filter = 0; filter <= (flags & 3) && at < block.Length; filter++)
        {
            var id = Number(block, ref at);
            var size = Number(block, ref at);
            if (id == Lzma2 && size == 1 && at < block.Length)
            {
                var bits = block[at] & 0x3F;
                return (2L | (uint)(bits & 1)) << ((bits / 2) + 11);
            }

            at = (int)Math.Min(block.Length, at + size);
        }

        return 0;
    }

    private static long Number(ReadOnlySpan<byte> block, ref int at)
    {
        long number = 0;
        for (var shift = 0; at < block.Length && shift < 35; shift += 7)
        {
            var next = block[at++];
            number |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                break;
            }
        }

        return number;
    }
}
