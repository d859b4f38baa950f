namespace SecretSafeContainers.Content.Nested.Sqlite;

/// <summary>The pages of a database or a write-ahead log.</summary>
/// <param name="Stored">Where they lie; can seek.</param>
/// <param name="PageBytes">Bytes of a page.</param>
/// <param name="UsableBytes">Those of them that hold content.</param>
/// <param name="OffsetOf">Where the page of a number begins; null if it is not there.</param>
internal sealed record DatabasePages(Stream Stored, int PageBytes, int UsableBytes, Func<uint, long?> OffsetOf)
{
    /// <summary>Shortest page: 512 bytes, less what is reserved.</summary>
    private const int LeastUsableBytes = 480;

    /// <summary>True for a length of pages that SQLite makes.</summary>
    public static bool IsPageSize(int bytes) => bytes is >= 512 and <= 65_536 && int.IsPow2(bytes);

    /// <summary>True if the sizes are sound.</summary>
    public bool IsSound => IsPageSize(PageBytes) && UsableBytes is >= LeastUsableBytes && UsableBytes <= PageBytes;

    /// <summary>Reads a page; false if it is not all there.</summary>
    public bool TryRead(long at, Span<byte> page)
    {
        Stored.Position = at;
        return Stored.ReadAtLeast(page, page.Length, throwOnEndOfStream: false) == page.Length;
    }
}
