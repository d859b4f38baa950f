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
        new BinaryLogFormat(), new Bundle.BundleFormat(), new AppendedFormat(), new Assemblies.AssemblyFormat(), new Assemblies.ResourceSetFormat(),
        new Assemblies.PortablePdbFormat(), new Git.PackFormat(), new Sqlite.DatabaseFormat(), new Sqlite.WriteAheadLogFormat(),
    ];

    /// <summary>True if a file begins like a container.</summary>
    /// <param name="head">Its first <see cref="PeekedStream.HeadBytes"/> bytes or all.</param>
    /// <param name="name">Its path.</param>
    /// <param name="size">Its bytes; 0 if that is not known.</param>
    public static bool Announce(ReadOnlySpan<byte> head, ReadOnlySpan<char> name, long size)
    {
        foreach (var format in All)
        {
            if (format.Announces(head, name) && format.Fits(head, size))
            {
                return true;
            }
        }

        return false;
    }
}
