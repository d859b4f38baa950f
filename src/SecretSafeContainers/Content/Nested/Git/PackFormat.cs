using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested.Git;

/// <summary>Git's packfiles: every object by its kind and id, also those that are stored as a difference to another one.</summary>
/// <remarks>
/// A difference copies what both versions share and inserts the rest, so what its bytes hold of a changed password is a few letters of it:
/// only the whole object shows it. <see href="https://git-scm.com/docs/pack-format"/>
/// </remarks>
internal sealed class PackFormat : INestedFormat
{
    private const int HeaderBytes = 12;
    private const int ChecksumBytes = 20;

    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.Length > HeaderBytes && head.StartsWith("PACK\0\0\0"u8) && head[7] is 2 or 3;

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var stored = file.Open();
        using var reader = new PackReader(stored);
        var objects = new PackObjects(reader);
        var count = reader.ReadCount();
        var orphans = 0;
        var at = (long)HeaderBytes;
        for (; count > 0; count--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (at > stored.Length - ChecksumBytes || reader.ReadHeader(at) is not { } header)
            {
                throw Damaged(file, $"the pack breaks off before its last {count} objects");
            }

            if (header.Size > PackObjects.MaxBytes)
            {
                // Too large to be kept as the base of others, which git does not make it either; it is read as it comes.
                yield return header.IsDelta
                    ? Entry(header, at, new FailingStream(new SecretSafeException(DiagnosticCodes.LimitReached, $"{file.What}!{at}", $"it is a difference of over {PackObjects.MaxBytes} bytes")))
                    : Entry(header, at, new CompleteStream(reader.OpenContent(header), header.Size));
                at = reader.EndOf(header) ?? stored.Length;
                continue;
            }

            var (bytes, end) = reader.ReadContent(header);
            if (bytes is null)
            {
                throw Damaged(file, $"an object of the pack is damaged, before its last {count - 1}");
            }

            var resolved = objects.Add(at, header, bytes);
            orphans += resolved is null ? 1 : 0;
            yield return resolved is { } known
                ? new LayerEntry { Kind = LayerEntryKind.File, Path = known.Name, Size = known.Bytes.Length, Content = new MemoryStream(known.Bytes, writable: false) }
                : Entry(header, at, new MemoryStream(bytes, writable: false));
            at = end;
        }

        if (at != stored.Length - ChecksumBytes)
        {
            throw Damaged(file, "something else follows the pack's last object");
        }

        if (orphans > 0)
        {
            throw new SecretSafeException(DiagnosticCodes.UnsupportedFormat, file.What, $"{orphans} objects are differences to objects that are not in the pack before them, or too large, or too many deep");
        }
    }

    // Unsupported, not malformed: that it is a pack is sure, and it is never taken for mere bytes.
    private static SecretSafeException Damaged(NestedFile file, string why) => new(DiagnosticCodes.UnsupportedFormat, file.What, why);

    private static LayerEntry Entry(PackHeader header, long at, Stream content) =>
        new() { Kind = LayerEntryKind.File, Path = $"object at {at}", Size = header.Size, Content = content };
}
