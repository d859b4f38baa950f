using System.Formats.Tar;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Testing.Images;

/// <summary>A layer of a test's image, as it is stored. Change a copy of it with <c>with</c> to damage it.</summary>
/// <param name="Stored">The stored bytes.</param>
/// <param name="DiffId">Hash of the uncompressed tar.</param>
/// <param name="MediaType">As the manifest declares it.</param>
public sealed record TestLayer(byte[] Stored, Digest DiffId, string MediaType)
{
    /// <summary>The history line; null for none.</summary>
    public string? CreatedBy { get; init; } = "COPY . . # test";

    /// <summary>What the manifest says is the digest; usually that of <see cref="Stored"/>.</summary>
    public Digest Digest { get; init; } = Digest.OfBytes(Stored);

    /// <summary>What the manifest says is the size; usually that of <see cref="Stored"/>.</summary>
    public long Size { get; init; } = Stored.Length;

    /// <summary>A gzip layer of these entries.</summary>
    public static TestLayer Of(params IEnumerable<TestEntry> entries) => Of(LayerCompression.Gzip, entries);

    /// <summary>A layer of these entries.</summary>
    public static TestLayer Of(LayerCompression compression, params IEnumerable<TestEntry> entries) => FromTar(TarOf(entries), compression);

    /// <summary>A layer of a tar that was made elsewhere.</summary>
    public static TestLayer FromTar(byte[] tar, LayerCompression compression = LayerCompression.Gzip) =>
        new(compression.Compress(tar), Digest.OfBytes(tar), compression.MediaType());

    /// <summary>The uncompressed tar of these entries.</summary>
    public static byte[] TarOf(params IEnumerable<TestEntry> entries)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                writer.WriteEntry(entry.ToTar());
            }
        }

        return stream.ToArray();
    }
}
