using System.Resources;
using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested.Assemblies;

/// <summary>Sets of resources (<c>.resources</c>): their streams and byte arrays, which may be files. Strings stand in the set's own bytes.</summary>
internal sealed class ResourceSetFormat : INestedFormat
{
    /// <summary>Bytes of a set that is opened: it lies in memory.</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.StartsWith((ReadOnlySpan<byte>)[0xCE, 0xCA, 0xEF, 0xBE, 1, 0, 0, 0]);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stored = file.Open();
        if (stored.Length > MaxBytes)
        {
            throw new SecretSafeException(DiagnosticCodes.LimitReached, file.What, $"it is a set of resources of over {MaxBytes} bytes, so it was not opened");
        }

        // Each entry is searched for by its name: from the spool every step of that would read a buffer anew, 223 GB for the 64 MB of the F# compiler's folder.
        var set = new byte[stored.Length];
        await stored.ReadExactlyAsync(set, cancellationToken).ConfigureAwait(false);
        using var reader = DamagedMetadata.Guard(file.What, () => new ResourceReader(new MemoryStream(set, writable: false)));
        var entries = reader.GetEnumerator();
        while (DamagedMetadata.Guard(file.What, entries.MoveNext))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (name, data) = DamagedMetadata.Guard(file.What, () => Read(reader, (string)entries.Key));
            if (data is not null)
            {
                yield return new LayerEntry { Kind = LayerEntryKind.File, Path = name, Size = data.Length, Content = data };
            }
        }
    }

    // Nothing is ever made an object of: a type's name is compared, and bytes are taken as they are.
    private static (string Name, MemoryStream? Data) Read(ResourceReader reader, string name)
    {
        reader.GetResourceData(name, out var type, out var data);
        return (name, type is "ResourceTypeCode.ByteArray" or "ResourceTypeCode.Stream" && data.Length > sizeof(int)
            ? new MemoryStream(data, sizeof(int), data.Length - sizeof(int), writable: false)
            : null);
    }
}
