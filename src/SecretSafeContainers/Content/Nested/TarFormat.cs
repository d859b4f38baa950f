using System.Runtime.CompilerServices;
using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Tar;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Tar of any kind, told by its first header's checksum.</summary>
internal sealed class TarFormat : INestedFormat
{
    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.Length == TarHeader.BlockSize && head[0] != 0 && new TarHeader(head) is { HasValidChecksum: true, Size: not null };

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stored = file.Open();
        using var tar = new TarEntryReader(stored, file.What);
        while (await tar.ReadAsync(cancellationToken).ConfigureAwait(false) is { } entry)
        {
            yield return entry;
        }
    }
}
