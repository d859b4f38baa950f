using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested.Sqlite;

/// <summary>SQLite's write-ahead logs: pages that are not in the database yet, with the records that are longer than a page.</summary>
/// <remarks><see href="https://www.sqlite.org/fileformat2.html#the_write_ahead_log"/></remarks>
internal sealed class WriteAheadLogFormat : INestedFormat
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;

    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.Length > HeaderBytes && BinaryPrimitives.ReadUInt32BigEndian(head) is 0x377F0682 or 0x377F0683 && DatabasePages.IsPageSize(PageBytes(head));

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var stored = file.Open();
        var header = new byte[HeaderBytes];
        stored.ReadExactly(header);
        var bytes = PageBytes(header);
        var last = new Dictionary<uint, long>();
        var pages = new DatabasePages(stored, bytes, bytes, number => last.TryGetValue(number, out var at) ? at : null);
        var frames = Frames(stored, bytes).ToList();
        frames.ForEach(frame => last[frame.Number] = frame.At);
        var page = new byte[bytes];
        foreach (var (number, at) in frames)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (pages.TryRead(at, page))
            {
                foreach (var record in LongRecords.Of(pages, page, number == 1 ? 100 : 0, $"page {number} at {at}"))
                {
                    yield return record;
                }
            }
        }
    }

    private static int PageBytes(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt32BigEndian(header[8..]);

    private static IEnumerable<(uint Number, long At)> Frames(Stream stored, int bytes)
    {
        var number = new byte[sizeof(uint)];
        for (long at = HeaderBytes; at + FrameHeaderBytes + bytes <= stored.Length; at += FrameHeaderBytes + bytes)
        {
            stored.Position = at;
            stored.ReadExactly(number);
            yield return (BinaryPrimitives.ReadUInt32BigEndian(number), at + FrameHeaderBytes);
        }
    }
}
