using System.Runtime.InteropServices;
using SecretSafeContainers.Content;

namespace SecretSafeContainers.Caching;

/// <summary>
/// The form in which a verdict is stored: numbers and hashes, and no text of the image. It is read only by the very build of the engine that wrote it, after its MAC was
/// verified; so it has no version and nothing in it can be wrong.
/// </summary>
internal static class CleanLayerForm
{
    /// <summary>Writes one.</summary>
    public static byte[] Write(CleanLayer layer)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(layer.FirstSeen.UtcTicks);
        writer.Write(layer.Bytes);
        writer.Write(layer.Files);
        writer.Write(layer.ExpandedBytes);
        writer.Write(layer.Secrets.Length);
        writer.Write(MemoryMarshal.AsBytes(layer.Secrets.AsSpan()));
        Write(writer, layer.Paths);
        return bytes.ToArray();
    }

    /// <summary>Reads one.</summary>
    /// <param name="bytes">What was written.</param>
    /// <param name="hasWhiteouts">True if whiteout names mean deletions in the layer.</param>
    /// <param name="root">What its paths are below.</param>
    public static CleanLayer Read(ArraySegment<byte> bytes, bool hasWhiteouts, PathHash root)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count));
        var seen = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
        var (layerBytes, files, expanded) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
        var secrets = new UInt128[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(secrets.AsSpan()));
        var paths = new LayerPaths(hasWhiteouts, root);
        Read(reader, paths);
        return new(layerBytes, files, expanded, paths) { FirstSeen = seen, Secrets = ImmutableCollectionsMarshal.AsImmutableArray(secrets) };
    }

    private static void Write(BinaryWriter writer, LayerPaths paths)
    {
        writer.Write(paths.Written.Count);
        foreach (var (path, entry) in paths.Written)
        {
            writer.Write(path.Value);
            writer.Write(entry.IsDirectory ? ~entry.Ordinal : entry.Ordinal);
        }

        Write(writer, paths.Deleted);
        Write(writer, paths.Opaque);
        writer.Write(paths.ForgetsLinks);
        writer.Write(paths.HardLinks.Count);
        foreach (var (target, names) in paths.HardLinks)
        {
            writer.Write(target.Value);
            writer.Write(names.Count);
            foreach (var name in names)
            {
                writer.Write(name.Self.Value);
                Write(writer, name.Folders);
            }
        }
    }

    private static void Read(BinaryReader reader, LayerPaths paths)
    {
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var path = new PathHash(reader.ReadUInt64());
            var ordinal = reader.ReadInt32();
            paths.Write(path, new(ordinal < 0 ? ~ordinal : ordinal, ordinal < 0));
        }

        Array.ForEach(ReadHashes(reader), paths.Delete);
        Array.ForEach(ReadHashes(reader), paths.MakeOpaque);
        if (reader.ReadBoolean())
        {
            paths.ForgetLinks();
        }

        for (var targets = reader.ReadInt32(); targets > 0; targets--)
        {
            var target = new PathHash(reader.ReadUInt64());
            for (var names = reader.ReadInt32(); names > 0; names--)
            {
                paths.Link(target, new(new(reader.ReadUInt64()), ImmutableCollectionsMarshal.AsImmutableArray(ReadHashes(reader))));
            }
        }
    }

    private static void Write(BinaryWriter writer, IReadOnlyCollection<PathHash> hashes)
    {
        writer.Write(hashes.Count);
        foreach (var hash in hashes)
        {
            writer.Write(hash.Value);
        }
    }

    private static PathHash[] ReadHashes(BinaryReader reader)
    {
        var hashes = new PathHash[reader.ReadInt32()];
        for (var at = 0; at < hashes.Length; at++)
        {
            hashes[at] = new(reader.ReadUInt64());
        }

        return hashes;
    }
}
