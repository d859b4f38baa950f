using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested.Assemblies;

/// <summary>.NET assemblies: their embedded resources, and the PDB that a compiler put into them.</summary>
/// <remarks>
/// String literals and all else of an assembly stand in its own bytes, which are searched anyway. Resources named <c>.compressed</c> are deflated, as Costura does it
/// with assemblies that it hides in another one. <see href="https://github.com/dotnet/runtime/blob/main/docs/design/specs/PE-COFF.md"/>
/// </remarks>
internal sealed class AssemblyFormat : INestedFormat
{
    /// <summary>Bytes of metadata that are read: they lie in memory.</summary>
    private const int MaxMetadataBytes = 64 * 1024 * 1024;

    private const int MaxDebugBytes = 64 * 1024;
    private const string Compressed = ".compressed";

    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => AssemblyHead.IsAssembly(head);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var stored = file.Open();
        using var data = file.Open();
        using var image = new PEReader(stored, PEStreamOptions.LeaveOpen);
        var headers = DamagedMetadata.Guard(file.What, () => image.PEHeaders);
        if (headers.CorHeader is null)
        {
            yield break;
        }

        if (headers.MetadataSize > MaxMetadataBytes)
        {
            throw new SecretSafeException(DiagnosticCodes.LimitReached, file.What, $"its metadata has over {MaxMetadataBytes} bytes, so its resources were not opened");
        }

        if (DamagedMetadata.Guard(file.What, () => Pdb(image, data)) is { } pdb)
        {
            yield return new LayerEntry { Kind = LayerEntryKind.File, Path = $"{Path.GetFileNameWithoutExtension(file.Name)}.pdb", Size = pdb.Size, Content = pdb.Content };
        }

        var reader = DamagedMetadata.Guard(file.What, () => image.GetMetadataReader());
        foreach (var handle in reader.ManifestResources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (DamagedMetadata.Guard(file.What, () => Resource(headers, reader.GetManifestResource(handle), data)) is not { } content)
            {
                continue;
            }

            var name = DamagedMetadata.Guard(file.What, () => reader.GetString(reader.GetManifestResource(handle).Name));
            yield return name.EndsWith(Compressed, StringComparison.Ordinal) && await InflatedAsync(content, cancellationToken).ConfigureAwait(false) is { } inflated
                ? new LayerEntry { Kind = LayerEntryKind.File, Path = name[..^Compressed.Length], Content = inflated }
                : new LayerEntry { Kind = LayerEntryKind.File, Path = name, Size = content.Length, Content = content };
        }
    }

    private static (long Size, Stream Content)? Pdb(PEReader image, Stream data)
    {
        if (image.PEHeaders.PEHeader!.DebugTableDirectory.Size > MaxDebugBytes)
        {
            return null;
        }

        foreach (var entry in image.ReadDebugDirectory().Where(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb))
        {
            using var reader = new BinaryReader(data, System.Text.Encoding.UTF8, leaveOpen: true);
            data.Position = entry.DataPointer;
            if (reader.ReadUInt32() == 0x4244504D)
            {
                var size = reader.ReadInt32();
                var stored = new StreamSlice(data, entry.DataPointer + 8, Math.Min(entry.DataSize - 8, data.Length - entry.DataPointer - 8));
                return (Math.Max(size, 0), new CompleteStream(new DeflateStream(stored, CompressionMode.Decompress), size));
            }
        }

        return null;
    }

    private static StreamSlice? Resource(PEHeaders headers, ManifestResource resource, Stream data)
    {
        if (!resource.Implementation.IsNil || !headers.TryGetDirectoryOffset(headers.CorHeader!.ResourcesDirectory, out var at))
        {
            return null;
        }

        data.Position = at + resource.Offset;
        using var reader = new BinaryReader(data, System.Text.Encoding.UTF8, leaveOpen: true);
        var length = reader.ReadUInt32();
        var start = data.Position;
        return length <= data.Length - start ? new StreamSlice(data, start, length) : throw new BadImageFormatException("A resource reaches beyond the file.");
    }

    /// <summary>The content of deflated data; null if it does not come far.</summary>
    private static async ValueTask<Stream?> InflatedAsync(StreamSlice content, CancellationToken cancellationToken)
    {
        var again = new StreamSlice(content.Source, content.Start, content.Length);
        using var tried = new PeekedStream();
        await tried.OpenAsync(new DeflateStream(again, CompressionMode.Decompress), cancellationToken).ConfigureAwait(false);
        return tried.Failure is null && !tried.Head.IsEmpty ? new DeflateStream(content, CompressionMode.Decompress) : null;
    }
}
