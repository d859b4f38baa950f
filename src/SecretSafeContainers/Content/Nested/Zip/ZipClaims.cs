namespace SecretSafeContainers.Content.Nested.Zip;

/// <summary>Knows which parts of a zip belong to entries that were seen: their headers, and their data, which may itself be a zip, stored or in blocks that did not compress.</summary>
internal sealed class ZipClaims
{
    private readonly HashSet<long> headers = [];
    private readonly List<(long Start, long End)> ranges = [];
    private bool isOrdered = true;

    /// <summary>Takes in an entry.</summary>
    /// <param name="header">Where its local header lies.</param>
    /// <param name="data">Where its data begins.</param>
    /// <param name="bytes">How much of it was read, whatever length a header claims: nothing hides behind the data.</param>
    public void Add(long header, long data, long bytes)
    {
        headers.Add(header);
        if (bytes > 0)
        {
            isOrdered &= ranges.Count == 0 || ranges[^1] is var last && last.Start <= data && last.End <= data + bytes;
            ranges.Add((data, data + bytes));
        }
    }

    /// <summary>True if what lies there was seen.</summary>
    public bool Covers(long at)
    {
        Order();
        var next = ranges.BinarySearch((at, long.MaxValue));
        next = next < 0 ? ~next : next;
        return headers.Contains(at) || (next > 0 && ranges[next - 1].End > at);
    }

    /// <summary>Sorts by start; each then ends where it or one before it ends.</summary>
    private void Order()
    {
        if (isOrdered)
        {
            return;
        }

        ranges.Sort();
        for (var i = 1; i < ranges.Count; i++)
        {
            ranges[i] = ranges[i] with { End = Math.Max(ranges[i].End, ranges[i - 1].End) };
        }

        isOrdered = true;
    }
}
