using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>The prefilter: finds every occurrence of thousands of literals in one pass, 64 bytes at a time.</summary>
/// <remarks>
/// The law of a prefilter is that it may lie yes, never no; what comes out of this one is exact. How it works: DESIGN.md in this folder.
/// Immutable, so thread-safe, until disposed.
/// </remarks>
internal sealed class LiteralSet : IDisposable
{
    /// <summary>Shortest literal: shorter ones stand everywhere.</summary>
    public const int MinBytes = 3;

    // 16 KiB: data and masks stay in the first-level cache.
    private const int SliceBlocks = 256;
    private const int QueueLength = 512;

    // Shorter texts are not worth the compilation of vector code: names, variables, lines of history.
    private const int VectorBytes = 1024;

    private readonly IReadOnlyList<SearchLiteral> literals;
    private readonly List<Needle> needles;
    private readonly WindowTables tables;
    private readonly WindowIndex windows;
    private readonly WindowIndex shortWindows;
    private readonly BlockMarker marker;
    private readonly BlockMarker shortTextMarker;
    private readonly int lead;

    /// <summary>Builds the tables.</summary>
    /// <param name="literals">The literals; equal ones are allowed and are all reported. Zeroed when the set is disposed.</param>
    /// <exception cref="ArgumentException">A literal is shorter than <see cref="MinBytes"/>.</exception>
    public LiteralSet(IReadOnlyList<SearchLiteral> literals)
        : this(literals, VectorKinds.Best)
    {
    }

    /// <summary>The same with chosen instructions, which texts of any length are searched by; tests choose them.</summary>
    internal LiteralSet(IReadOnlyList<SearchLiteral> literals, VectorKind kind)
    {
        this.literals = literals;
        needles = Needle.Of(literals);
        tables = new(needles, kind);
        windows = new([.. needles.Where(needle => needle.Bytes.Length >= WindowTables.Places)], WindowTables.Places);
        shortWindows = new([.. needles.Where(needle => needle.Bytes.Length < WindowTables.Places)], MinBytes);
        marker = BlockMarker.Create(kind, tables);
        shortTextMarker = kind == VectorKind.Scalar ? marker : BlockMarker.Create(VectorKind.Scalar, tables);
        foreach (var needle in needles)
        {
            lead = Math.Max(lead, needle.Lead);
        }

        foreach (var literal in literals)
        {
            MaxLength = Math.Max(MaxLength, literal.Bytes.Length);
        }
    }

    /// <summary>Bytes of the longest literal; 0 if there is none.</summary>
    public int MaxLength { get; }

    /// <summary>Finds the occurrences that start among the owned bytes.</summary>
    /// <param name="data">Owned bytes, then context, of which <see cref="MaxLength"/> - 1 bytes are enough.</param>
    /// <param name="owned">How many bytes of data are owned.</param>
    /// <param name="found">Receives the occurrences, in no order.</param>
    public void Find(ReadOnlySpan<byte> data, int owned, List<LiteralOccurrence> found)
    {
        if (literals.Count > 0 && owned > 0)
        {
            Find(data, owned, data.Length < VectorBytes ? shortTextMarker : marker, found);
        }
    }

    /// <summary>Zeroes the literals and whatever was derived from them.</summary>
    public void Dispose()
    {
        tables.Clear();
        windows.Clear();
        shortWindows.Clear();
        marker.Clear();
        shortTextMarker.Clear();
        needles.ForEach(needle => Array.Clear(needle.Bytes));
        foreach (var literal in literals)
        {
            Array.Clear(literal.Bytes);
        }
    }

    /// <summary>Finds by a marker; tests use vectors for short texts, too.</summary>
    internal void FindByVectors(ReadOnlySpan<byte> data, int owned, List<LiteralOccurrence> found) => Find(data, owned, marker, found);

    private void Find(ReadOnlySpan<byte> data, int owned, BlockMarker by, List<LiteralOccurrence> found)
    {
        // Where a window of an owned literal may begin, in blocks that can be read where they are.
        var end = (int)Math.Min(data.Length, (long)owned + lead);
        var blocks = Math.Min((end + BlockMarker.BlockBytes - 1) / BlockMarker.BlockBytes, Math.Max(0, (data.Length / BlockMarker.BlockBytes) - 1));
        Span<ulong> masks = stackalloc ulong[2 * SliceBlocks];
        for (var block = 0; block < blocks; block += SliceBlocks)
        {
            var count = Math.Min(SliceBlocks, blocks - block);
            var plain = masks[..count];
            var spaced = masks.Slice(SliceBlocks, count);
            var start = block * BlockMarker.BlockBytes;
            by.Mark(ref Unsafe.Add(ref MemoryMarshal.GetReference(data), start), plain, spaced);
            var slice = new SearchSlice(data, owned, start, data[start..]);
            FindPlain(slice, plain, found);
            FindSpaced(slice, spaced, found);
        }

        var done = blocks * BlockMarker.BlockBytes;
        if (done < end)
        {
            FindAtEnd(data, owned, done, by, masks, found);
        }
    }

    // The last bytes, padded with zeros; what is compared ends where the data ends.
    private void FindAtEnd(ReadOnlySpan<byte> data, int owned, int from, BlockMarker by, Span<ulong> masks, List<LiteralOccurrence> found)
    {
        Span<byte> padded = stackalloc byte[2 * BlockMarker.ReadBytes];
        padded.Clear();
        data[from..].CopyTo(padded);
        var count = (data.Length - from + BlockMarker.BlockBytes - 1) / BlockMarker.BlockBytes;
        var plain = masks[..count];
        var spaced = masks.Slice(SliceBlocks, count);
        by.Mark(ref padded[0], plain, spaced);
        var slice = new SearchSlice(data, owned, from, padded);
        FindPlain(slice, plain, found);
        FindSpaced(slice, spaced, found);
        padded.Clear();
    }

    // In steps whose branches the processor can guess: the blocks with marks, the places with a known window, the comparisons.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindPlain(SearchSlice slice, ReadOnlySpan<ulong> masks, List<LiteralOccurrence> found)
    {
        Span<ushort> marked = stackalloc ushort[SliceBlocks + 1];
        Span<ushort> known = stackalloc ushort[QueueLength + BlockMarker.BlockBytes];
        var (blocks, length) = (0, 0);
        for (var block = 0; block < masks.Length; block++)
        {
            marked[blocks] = (ushort)block;
            blocks += masks[block] != 0 ? 1 : 0;
        }

        foreach (var block in marked[..blocks])
        {
            for (var mask = masks[block]; mask != 0; mask &= mask - 1)
            {
                var at = (block * BlockMarker.BlockBytes) + BitOperations.TrailingZeroCount(mask);
                var window = slice.WindowAt(at);
                known[length] = (ushort)at;
                length += windows.MayHold(window) | shortWindows.MayHold(window);
            }

            if (length >= QueueLength)
            {
                Compare(slice, known[..length], found);
                length = 0;
            }
        }

        Compare(slice, known[..length], found);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compare(SearchSlice slice, ReadOnlySpan<ushort> known, List<LiteralOccurrence> found)
    {
        foreach (var at in known)
        {
            Compare(slice, at, slice.WindowAt(at), stride: 1, found);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindSpaced(SearchSlice slice, ReadOnlySpan<ulong> masks, List<LiteralOccurrence> found)
    {
        for (var block = 0; block < masks.Length; block++)
        {
            for (var mask = masks[block]; mask != 0; mask &= mask - 1)
            {
                var at = (block * BlockMarker.BlockBytes) + BitOperations.TrailingZeroCount(mask);
                var stride = slice.StrideAt(at);
                var window = slice.WindowAt(at, stride);
                Compare(slice, at, window, stride, found);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Compare(SearchSlice slice, int at, uint window, int stride, List<LiteralOccurrence> found)
    {
        if (windows.MayHold(window) != 0)
        {
            windows.Compare(slice.Data, slice.Owned, slice.Start + at, window, stride, found);
        }

        if (shortWindows.MayHold(window) != 0)
        {
            shortWindows.Compare(slice.Data, slice.Owned, slice.Start + at, window, stride, found);
        }
    }
}
