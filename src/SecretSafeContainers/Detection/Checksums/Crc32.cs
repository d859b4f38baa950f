namespace SecretSafeContainers.Detection.Checksums;

/// <summary>CRC-32 as zip and PNG have it (ISO 3309, polynomial 0xEDB88320). Over a few dozen characters of a token, so bit by bit.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    /// <summary>The checksum of data.</summary>
    public static uint Of(ReadOnlySpan<byte> data)
    {
        var state = uint.MaxValue;
        foreach (var value in data)
        {
            state ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                state = (state >> 1) ^ ((state & 1) * Polynomial);
            }
        }

        return ~state;
    }
}
