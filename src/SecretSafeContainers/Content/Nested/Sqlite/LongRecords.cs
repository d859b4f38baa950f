using System.Buffers.Binary;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested.Sqlite;

/// <summary>
/// Finds the records of a page that do not fit into it. Their rest lies on other pages, each of which begins with the number of the next: a value is cut there,
/// and no search of the file's bytes finds what lies on both sides.
/// </summary>
/// <remarks><see href="https://www.sqlite.org/fileformat2.html#b_tree_pages"/></remarks>
internal static class LongRecords
{
    private const byte InteriorIndex = 2;
    private const byte LeafIndex = 10;
    private const byte LeafTable = 13;

    /// <summary>The records, each as a file.</summary>
    /// <param name="pages">All pages.</param>
    /// <param name="page">The page.</param>
    /// <param name="headerAt">Where its header begins.</param>
    /// <param name="name">How it is called.</param>
    public static IEnumerable<LayerEntry> Of(DatabasePages pages, byte[] page, int headerAt, string name)
    {
        var type = page[headerAt];
        if (type is not (InteriorIndex or LeafIndex or LeafTable))
        {
            yield break;
        }

        var cells = headerAt + (type == InteriorIndex ? 12 : 8);
        var count = Math.Min(BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(headerAt + 3)), (page.Length - cells) / 2);
        for (var cell = 0; cell < count; cell++)
        {
            if (Record(pages, page, type, BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(cells + (2 * cell)))) is { } content)
            {
                yield return new LayerEntry { Kind = LayerEntryKind.File, Path = $"{name} record {cell}", Size = content.Length, Content = content };
            }
        }
    }

    private static OverflowStream? Record(DatabasePages pages, byte[] page, byte type, int at)
    {
        at += type == InteriorIndex ? sizeof(uint) : 0;
        if (!TryReadNumber(page, ref at, out var length) || (type == LeafTable && !TryReadNumber(page, ref at, out _)))
        {
            return null;
        }

        var local = LocalBytes(pages.UsableBytes, type, length);
        return local < length && length <= pages.Stored.Length && at + local + sizeof(uint) <= page.Length
            ? new OverflowStream(pages, page.AsMemory(at, (int)local), BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at + (int)local)), length)
            : null;
    }

    private static long LocalBytes(int usable, byte type, long length)
    {
        var most = type == LeafTable ? usable - 35 : ((usable - 12) * 64 / 255) - 23;
        var least = ((usable - 12) * 32 / 255) - 23;
        var rest = least + ((length - least) % (usable - sizeof(uint)));
        return length <= most ? length : rest <= most ? rest : least;
    }

    // Seven bits a byte, the highest first; of a ninth byte all eight.
    private static bool TryReadNumber(byte[] page, ref int at, out long number)
    {
        number = 0;
        for (var count = 0; count < 9 && at < page.Length; count++)
        {
            var next = page[at++];
            if (count == 8)
            {
                number = (number << 8) | next;
                return number >= 0;
            }

            number = (number << 7) | (uint)(next & 0x7F);
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}
