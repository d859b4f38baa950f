using System.IO.Compression;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested.Assemblies;

/// <summary>Portable PDBs: the sources that a compiler embedded, each by its document's name.</summary>
/// <remarks><see href="https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md"/></remarks>
internal sealed class PortablePdbFormat : INestedFormat
{
    /// <summary>Bytes of a PDB that is opened: its metadata lies in memory.</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.StartsWith("BSJB\u0001\0\u0001\0"u8);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var stored = file.Open();
        if (stored.Length > MaxBytes)
        {
            throw new SecretSafeException(DiagnosticCodes.LimitReached, file.What, $"it is a PDB of over {MaxBytes} bytes, so it was not opened");
        }

        using var provider = DamagedMetadata.Guard(file.What, () => MetadataReaderProvider.FromPortablePdbStream(stored, MetadataStreamOptions.PrefetchMetadata));
        var reader = DamagedMetadata.Guard(file.What, () => provider.GetMetadataReader());
        var rows = DamagedMetadata.Guard(file.What, () => reader.CustomDebugInformation.ToArray());
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (DamagedMetadata.Guard(file.What, () => Source(reader, row)) is { } source)
            {
                yield return source;
            }
        }
    }

    private static LayerEntry? Source(MetadataReader reader, CustomDebugInformationHandle handle)
    {
        var row = reader.GetCustomDebugInformation(handle);
        if (row.Parent.Kind != HandleKind.Document || reader.GetGuid(row.Kind) != EmbeddedSource)
        {
            return null;
        }

        var blob = reader.GetBlobReader(row.Value);
        var size = blob.ReadInt32();
        var data = new MemoryStream(blob.ReadBytes(blob.RemainingBytes), writable: false);
        return new LayerEntry
        {
            Kind = LayerEntryKind.File,
            Path = reader.GetString(reader.GetDocument((DocumentHandle)row.Parent).Name),
            Size = size == 0 ? data.Length : Math.Max(size, 0),
            Content = size == 0 ? data : new CompleteStream(new DeflateStream(data, CompressionMode.Decompress), size),
        };
    }
}
