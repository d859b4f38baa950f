namespace SecretSafeContainers.Detection.Literals;

/// <summary>The tables in the shape of 16-byte shuffles: for each group and place 16 bytes by low nibble and 16 by high nibble, of whose results both must hold.</summary>
internal static class NibbleTables
{
    /// <summary>Bytes of a place.</summary>
    public const int PlaceBytes = 32;

    /// <summary>Bytes of a group.</summary>
    public const int GroupBytes = WindowTables.Places * PlaceBytes;

    /// <summary>Makes them.</summary>
    public static byte[] Of(WindowTables tables)
    {
        var rows = tables.Groups * WindowTables.Places;
        var nibbles = new byte[rows * PlaceBytes];
        for (var row = 0; row < rows; row++)
        {
            for (var value = 0; value < 256; value++)
            {
                var buckets = tables.Allowed[(row * WindowTables.Classes) + Math.Min(value, WindowTables.HighClass)];
                nibbles[(row * PlaceBytes) + (value & 15)] |= buckets;
                nibbles[(row * PlaceBytes) + 16 + (value >> 4)] |= buckets;
            }
        }

        return nibbles;
    }
}
