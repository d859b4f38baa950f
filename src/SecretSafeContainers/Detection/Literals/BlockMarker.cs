using System.Runtime.CompilerServices;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>
/// Stage one of the search: marks the places at which some bucket of <see cref="WindowTables"/> allows four bytes in a row,
/// and those at which it allows four characters with one zero or three zeros between them.
/// </summary>
/// <remarks>It may lie yes, never no. The loops have neither calls nor branches on candidates, so their tables stay in registers.</remarks>
internal abstract class BlockMarker
{
    /// <summary>Bytes of a block: a mask has a bit for each.</summary>
    public const int BlockBytes = 64;

    /// <summary>Bytes that are read from a block's start on.</summary>
    public const int ReadBytes = 2 * BlockBytes;

    /// <summary>The marker of a kind.</summary>
    public static BlockMarker Create(VectorKind kind, WindowTables tables) => kind switch
    {
        VectorKind.Avx512Vbmi => new Avx512Marker(tables),
        VectorKind.Avx2 => new Avx2Marker(tables),
        VectorKind.Vector128 => new Vector128Marker(tables),
        _ => new ScalarMarker(tables),
    };

    /// <summary>Marks blocks.</summary>
    /// <param name="source">The first byte of the first block; <see cref="ReadBytes"/> of the last one are read.</param>
    /// <param name="plain">Receives, for each block, where windows of adjacent bytes may begin.</param>
    /// <param name="spaced">Receives where windows of spaced characters may begin. As long as the other.</param>
    public abstract void Mark(ref byte source, Span<ulong> plain, Span<ulong> spaced);

    /// <summary>Zeroes the tables.</summary>
    public abstract void Clear();

    /// <summary>Where three characters begin with one zero between them, or with three.</summary>
    /// <param name="zeros">The zero bytes of a block.</param>
    /// <param name="next">Those of the next one.</param>
    /// <remarks>Runs of zeros do not pass, and few numbers do.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static ulong SpacedStarts(ulong zeros, ulong next)
    {
        var third = Ahead(2);
        var both = ~zeros & Ahead(1) & Ahead(3) & ~Ahead(4);
        return both & (~third | (Ahead(5) & Ahead(6) & Ahead(7) & ~Ahead(8)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        ulong Ahead(int bytes) => (zeros >> bytes) | (next << (64 - bytes));
    }
}
