using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>Marks a byte at a time, by the same tables: all buckets of a place and byte are one word.</summary>
internal sealed class ScalarMarker : BlockMarker
{
    private const int PlaceWords = 256;

    private readonly ushort[] allowed = new ushort[WindowTables.Places * PlaceWords];

    /// <summary>Makes its tables.</summary>
    public ScalarMarker(WindowTables tables)
    {
        for (var group = 0; group < tables.Groups; group++)
        {
            for (var place = 0; place < WindowTables.Places; place++)
            {
                for (var value = 0; value < PlaceWords; value++)
                {
                    allowed[(place * PlaceWords) + value] |= (ushort)(tables.AllowedAt(group, place, Math.Min(value, WindowTables.HighClass)) << (8 * group));
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Mark(ref byte source, Span<ulong> plain, Span<ulong> spaced)
    {
        for (var block = 0; block < plain.Length; block++)
        {
            Mark(ref Unsafe.Add(ref source, block * BlockBytes), out plain[block], out spaced[block]);
        }
    }

    /// <inheritdoc/>
    public override void Clear() => Array.Clear(allowed);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mark(ref byte source, out ulong plain, out ulong spaced)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(allowed);
        var (zeros, next) = (0UL, 0UL);
        plain = spaced = 0;
        for (var at = 0; at < BlockBytes; at++)
        {
            plain |= Fires(ref table, ref source, at, 1) << at;
            zeros |= (Unsafe.Add(ref source, at) == 0 ? 1UL : 0) << at;
            next |= (Unsafe.Add(ref source, at + BlockBytes) == 0 ? 1UL : 0) << at;
        }

        for (var starts = SpacedStarts(zeros, next); starts != 0; starts &= starts - 1)
        {
            var at = System.Numerics.BitOperations.TrailingZeroCount(starts);
            var stride = Unsafe.Add(ref source, at + 2) == 0 ? Needle.Utf32Stride : Needle.Utf16Stride;
            spaced |= Fires(ref table, ref source, at, stride) << at;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fires(ref ushort table, ref byte source, int at, int stride)
    {
        var buckets = Unsafe.Add(ref table, Unsafe.Add(ref source, at))
            & Unsafe.Add(ref table, PlaceWords + Unsafe.Add(ref source, at + stride))
            & Unsafe.Add(ref table, (2 * PlaceWords) + Unsafe.Add(ref source, at + (2 * stride)))
            & Unsafe.Add(ref table, (3 * PlaceWords) + Unsafe.Add(ref source, at + (3 * stride)));
        return buckets != 0 ? 1UL : 0;
    }
}
