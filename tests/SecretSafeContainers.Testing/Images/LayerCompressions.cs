using System.IO.Compression;
using SecretSafeContainers.Images;
using SharpCompress.Compressors.ZStandard;

namespace SecretSafeContainers.Testing.Images;

/// <summary>Compresses and names what a <see cref="LayerCompression"/> says.</summary>
public static class LayerCompressions
{
    public static byte[] Compress(this LayerCompression compression, byte[] bytes)
    {
        if (compression == LayerCompression.None)
        {
            return bytes;
        }

        using var output = new MemoryStream();
        using (Stream stream = compression == LayerCompression.Gzip
            ? new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true)
            : new CompressionStream(output, level: 1, bufferSize: 0, leaveOpen: true))
        {
            stream.Write(bytes, 0, bytes.Length);
        }

        return output.ToArray();
    }

    public static string MediaType(this LayerCompression compression) => compression switch
    {
        LayerCompression.None => MediaTypes.OciLayer,
        LayerCompression.Gzip => MediaTypes.OciLayerGzip,
        _ => MediaTypes.OciLayerZstd,
    };
}
