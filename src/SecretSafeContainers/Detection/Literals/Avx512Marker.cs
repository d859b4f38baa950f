using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>Marks 64 bytes at a time. A table of 128 classes is two registers, looked up by one VPERMI2B; two groups of buckets fill the registers.</summary>
internal sealed class Avx512Marker(WindowTables tables) : BlockMarker
{
    private const int PlaceBytes = WindowTables.Classes;

    private readonly byte[] allowed = tables.Allowed;

    /// <inheritdoc/>
    public override void Mark(ref byte source, Span<ulong> plain, Span<ulong> spaced)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(allowed);
        MarkPlain(ref source, ref table, plain, spaced);
        Refine(ref source, ref table, spaced);
    }

    /// <inheritdoc/>
    public override void Clear() => Array.Clear(allowed);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Zeros(ref byte source, nuint at) => Vector512.Equals(Vector512.LoadUnsafe(ref source, at), Vector512<byte>.Zero).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> ClassAt(ref byte source, nuint at) =>
        Vector512.Min(Vector512.LoadUnsafe(ref source, at), Vector512.Create((byte)WindowTables.HighClass));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Look(Vector512<byte> low, Vector512<byte> high, Vector512<byte> index) => Avx512Vbmi.PermuteVar64x8x2(low, index, high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Half(ref byte table, int group, int place, int half) =>
        Vector512.LoadUnsafe(ref table, (nuint)((((group * WindowTables.Places) + place) * PlaceBytes) + (half * Vector512<byte>.Count)));

    // Optimised at once: the first seconds would run it slowly, and they are most of an audit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MarkPlain(ref byte source, ref byte table, Span<ulong> plain, Span<ulong> spaced)
    {
        var (a0, b0, a1, b1) = (Half(ref table, 0, 0, 0), Half(ref table, 0, 0, 1), Half(ref table, 0, 1, 0), Half(ref table, 0, 1, 1));
        var (a2, b2, a3, b3) = (Half(ref table, 0, 2, 0), Half(ref table, 0, 2, 1), Half(ref table, 0, 3, 0), Half(ref table, 0, 3, 1));
        var (c0, d0, c1, d1) = (Half(ref table, 1, 0, 0), Half(ref table, 1, 0, 1), Half(ref table, 1, 1, 0), Half(ref table, 1, 1, 1));
        var (c2, d2, c3, d3) = (Half(ref table, 1, 2, 0), Half(ref table, 1, 2, 1), Half(ref table, 1, 3, 0), Half(ref table, 1, 3, 1));
        var zeros = Zeros(ref source, 0);
        nuint at = 0;
        for (var block = 0; block < plain.Length; block++, at += BlockBytes)
        {
            var (v0, v1, v2, v3) = (ClassAt(ref source, at), ClassAt(ref source, at + 1), ClassAt(ref source, at + 2), ClassAt(ref source, at + 3));
            var fires = (Look(a0, b0, v0) & Look(a1, b1, v1) & Look(a2, b2, v2) & Look(a3, b3, v3))
                | (Look(c0, d0, v0) & Look(c1, d1, v1) & Look(c2, d2, v2) & Look(c3, d3, v3));
            plain[block] = ~Vector512.Equals(fires, Vector512<byte>.Zero).ExtractMostSignificantBits();
            var next = Zeros(ref source, at + BlockBytes);
            spaced[block] = SpacedStarts(zeros, next);
            zeros = next;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Refine(ref byte source, ref byte table, Span<ulong> spaced)
    {
        for (var block = 0; block < spaced.Length; block++)
        {
            if (spaced[block] is not 0 and var starts)
            {
                var at = (nuint)block * BlockBytes;
                var utf32 = starts & Zeros(ref source, at + 2);
                var utf16 = starts & ~utf32;
                spaced[block] = (utf16 == 0 ? 0 : utf16 & Firing(ref source, ref table, at, Needle.Utf16Stride))
                    | (utf32 == 0 ? 0 : utf32 & Firing(ref source, ref table, at, Needle.Utf32Stride));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Firing(ref byte source, ref byte table, nuint at, nuint stride)
    {
        var (v0, v1, v2, v3) = (ClassAt(ref source, at), ClassAt(ref source, at + stride), ClassAt(ref source, at + (2 * stride)), ClassAt(ref source, at + (3 * stride)));
        var fires = Vector512<byte>.Zero;
        for (var group = 0; group < WindowTables.MaxGroups; group++)
        {
            fires |= Look(Half(ref table, group, 0, 0), Half(ref table, group, 0, 1), v0) & Look(Half(ref table, group, 1, 0), Half(ref table, group, 1, 1), v1)
                & Look(Half(ref table, group, 2, 0), Half(ref table, group, 2, 1), v2) & Look(Half(ref table, group, 3, 0), Half(ref table, group, 3, 1), v3);
        }

        return ~Vector512.Equals(fires, Vector512<byte>.Zero).ExtractMostSignificantBits();
    }
}
