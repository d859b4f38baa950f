using System.Collections.Immutable;

namespace SecretSafeContainers.Content.Nested;

/// <summary>The formats that are opened.</summary>
internal static class NestedFormats
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<INestedFormat> All { get; } =
    [
        new GzipFormat(), new Zip.ZipFormat(), new TarFormat(), new ZstdFormat(), new XzFormat(), new Bzip2Format(), new Lz4Format(), new LzipFormat(),
        new ZlibFormat(), new BrotliFormat(), new SevenZipFormat(), new RarFormat(), new ArFormat(), new CpioFormat(), new RpmFormat(),
        new BinaryLogFormat(),
    ];

    /// <summary>True if a file begins like a container.</summary>
    public static bool Announce(ReadOnlySpan<byte> head, ReadOnlySpan<char> name)
    {
        foreach (var format in All)
        {
            if (format.Announces(head, name))
            {
                return true;
            }
        }

        return false;
    }
}
