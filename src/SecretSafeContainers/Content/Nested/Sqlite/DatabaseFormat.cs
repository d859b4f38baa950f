using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested.Sqlite;

/// <summary>SQLite databases: the records that are longer than a page. All others stand in the file in one piece, deleted ones too.</summary>
internal sealed class DatabaseFormat : INestedFormat
{
    private const int HeaderBytes = 100;

    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.Length > HeaderBytes && head.StartsWith("SQLite format 3\0"u8);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var stored = file.Open();
        var header = new byte[HeaderBytes];
        stored.ReadExactly(header);
        var size = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(16));
        var bytes = size == 1 ? 65_536 : size;
        var pages = new DatabasePages(stored, bytes, bytes - header[20], number => number > 0 ? (number - 1L) * bytes : null);
        if (!pages.IsSound)
        {
            yield break;
        }

        var page = new byte[bytes];
        for (var number = 1L; pages.TryRead((number - 1) * bytes, page); number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var record in LongRecords.Of(pages, page, number == 1 ? HeaderBytes : 0, $"page {number}"))
            {
                yield return record;
            }
        }
    }
}
