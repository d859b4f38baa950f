using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested.Bundle;

/// <summary>A file of a single-file bundle, as the list tells it: nothing about it is checked.</summary>
/// <param name="Path">Its path in the app's folder.</param>
/// <param name="Offset">Where its data begins in the bundle.</param>
/// <param name="Size">Bytes of its content.</param>
/// <param name="StoredBytes">Bytes of its data.</param>
/// <param name="IsDeflated">True if the data is deflated.</param>
internal sealed record BundleEntry(string Path, long Offset, long Size, long StoredBytes, bool IsDeflated)
{
    /// <summary>Reads the next entry of the list; null if there is none.</summary>
    public static BundleEntry? Read(BinaryReader reader, BundleHeader header)
    {
        try
        {
            var (offset, size) = (reader.ReadInt64(), reader.ReadInt64());
            var compressed = header.HasCompression ? reader.ReadInt64() : 0;
            reader.ReadByte();
            var path = BundleText.Read(reader, ImageLimits.PathBytes);
            return path.Length > 0 ? new(path, offset, size, compressed == 0 ? size : compressed, compressed != 0) : null;
        }
        catch (Exception failure) when (failure is EndOfStreamException or FormatException)
        {
            return null;
        }
    }
}
