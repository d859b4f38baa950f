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
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.StartsWith(StoredResources.Magic);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stored = file.Open();
        if (stored.Length > MaxBytes)
        {
            throw new SecretSafeException(DiagnosticCodes.LimitReached, file.What, $"it is a set of resources of over {MaxBytes} bytes, so it was not opened");
        }

        var set = new byte[stored.Length];
        await stored.ReadExactlyAsync(set, cancellationToken).ConfigureAwait(false);
        using var resources = new StoredResources(set).Read().GetEnumerator();
        while (DamagedMetadata.Guard(file.What, resources.MoveNext))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (name, content) = resources.Current;
            if (content.Count > 0)
            {
                yield return new LayerEntry { Kind = LayerEntryKind.File, Path = name, Size = content.Count, Content = new MemoryStream(set, content.Offset, content.Count, writable: false) };
            }
        }
    }
}
