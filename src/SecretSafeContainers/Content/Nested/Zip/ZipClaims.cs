namespace SecretSafeContainers.Content.Nested.Zip;

/// <summary>Knows which parts of a zip belong to entries that were seen: their headers, and the data of stored ones, which may itself be a zip.</summary>
internal sealed class ZipClaims
{
    private readonly HashSet<long> headers = [];
    private readonly List<(long Start, long End)> stored = [];
    private bool isOrdered = true;

    /// <summary>Takes in an entry.</summary>
    /// <param name="header">Where its local header lies.</param>
    /// <param name="data">Where its data begins.</param>
    /// <param name="bytes">The data's length.</param>
    /// <param name="isStored">True if the data is the content itself. Compressed data cannot be taken for a header.</param>
    public void Add(long header, long data, long bytes, bool isStored)
    {
        headers.Add(header);
        if (isStored && bytes > 0)
        {
            isOrdered &= stored.Count == 0 || stored[^1] is var last && last.Start <= data && last.End <= data + bytes;
            stored.Add((data, data + bytes));
        }
    }

    /// <summary>True if what lies there was seen.</summary>
    public bool Covers(long at)
    {
        Order();
        var next = stored.BinarySearch((at, long.MaxValue));
        next = next < 0 ? ~next : next;
        return headers.Contains(at) || (next > 0 && stored[next - 1].End > at);
    }

    /// <summary>Sorts by start; each then ends where it or one before it ends.</summary>
    private void Order()
    {
        if (isOrdered)
        {
            return;
        }

        stored.Sort();
        for (var i = 1; i < stored.Count; i++)
        {
            stored[i] = stored[i] with { End = Math.Max(stored[i].End, stored[i - 1].End) };
        }

        isOrdered = true;
    }
}
