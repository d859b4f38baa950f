using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SecretSafeContainers.Testing.Nested;

/// <summary>A .NET single-file bundle, composed as the SDK's bundler does behind a host that only looks like one.</summary>
public static class SingleFile
{
    /// <summary>A bundle of a version.</summary>
    /// <param name="version">2 or 6.</param>
    /// <param name="isDeflated">Whether files are deflated, which version 6 can.</param>
    /// <param name="files">Path and content.</param>
    public static byte[] Bundle(uint version, bool isDeflated, params IReadOnlyList<(string Path, byte[] Content)> files) =>
        Bundle(version, isDeflated, files.Count, shift: 0, files);

    /// <summary>A bundle whose list is wrong.</summary>
    /// <param name="version">Of the header.</param>
    /// <param name="isDeflated">Whether files are deflated.</param>
    /// <param name="count">How many files it says to have.</param>
    /// <param name="shift">What is added to the place of each file's data.</param>
    /// <param name="files">Path and content.</param>
    public static byte[] Bundle(uint version, bool isDeflated, int count, long shift, params IReadOnlyList<(string Path, byte[] Content)> files)
    {
        using var output = new MemoryStream();
        output.Write(Host(0));
        var stored = files.Select(file => isDeflated ? Deflate(file.Content) : file.Content).ToArray();
        var places = new List<long>();
        foreach (var data in stored)
        {
            places.Add(output.Position);
            output.Write(data);
        }

        var header = output.Position;
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write(version);
        writer.Write(0);
        writer.Write(count);
        writer.Write("sample-id");
        writer.Write(new byte[40]);
        for (var at = 0; at < files.Count; at++)
        {
            writer.Write(places[at] + shift);
            writer.Write((long)files[at].Content.Length);
            if (version >= 6)
            {
                writer.Write(isDeflated ? (long)stored[at].Length : 0);
            }

            writer.Write((byte)0);
            writer.Write(files[at].Path);
        }

        output.Position = 0;
        output.Write(Host(header));
        return output.ToArray();
    }

    /// <summary>A host without an app: an ELF file with the place for the header's offset empty.</summary>
    public static byte[] EmptyHost() => Host(0);

    /// <summary>An ELF file of 4 KiB, which ends with its table of sections.</summary>
    private static byte[] Host(long header)
    {
        var host = new byte[4096];
        "\u007FELF\u0002\u0001\u0001"u8.CopyTo(host);
        BitConverter.TryWriteBytes(host.AsSpan(40), 4096L - 64);
        BitConverter.TryWriteBytes(host.AsSpan(58), (ushort)64);
        BitConverter.TryWriteBytes(host.AsSpan(60), (ushort)1);
        BitConverter.TryWriteBytes(host.AsSpan(2000), header);
        SHA256.HashData(".net core bundle\n"u8).CopyTo(host.AsSpan(2008));
        return host;
    }

    private static byte[] Deflate(byte[] content)
    {
        using var output = new MemoryStream();
        using (var deflate = new DeflateStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return output.ToArray();
    }
}
