using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>Marks 32 bytes at a time, by shuffles; each group of eight buckets is a pass over the blocks.</summary>
internal sealed class Avx2Marker(WindowTables tables) : BlockMarker
{
    private readonly byte[] nibbles = NibbleTables.Of(tables);

    /// <inheritdoc/>
    public override void Mark(ref byte source, Span<ulong> plain, Span<ulong> spaced)
    {
        MarkSpaced(ref source, spaced);
        plain.Clear();
        for (var group = 0; group < nibbles.Length; group += NibbleTables.GroupBytes)
        {
            MarkPlain(ref source, ref nibbles[group], plain);
        }

        Refine(ref source, nibbles, spaced);
    }

    /// <inheritdoc/>
    public override void Clear() => Array.Clear(nibbles);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Table(ref byte table, int place, int half)
    {
        var nibbles = Vector128.LoadUnsafe(ref table, (nuint)((place * NibbleTables.PlaceBytes) + (half * 16)));
        return Vector256.Create(nibbles, nibbles);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Look(Vector256<byte> low, Vector256<byte> high, Vector256<byte> value)
    {
        var nibble = Vector256.Create((byte)15);
        return Avx2.Shuffle(low, value & nibble) & Avx2.Shuffle(high, Vector256.ShiftRightLogical(value.AsUInt16(), 4).AsByte() & nibble);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Zeros(ref byte source, nuint at) => Bits(Vector256.LoadUnsafe(ref source, at), Vector256.LoadUnsafe(ref source, at + 32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> first, Vector256<byte> second) =>
        Vector256.Equals(first, Vector256<byte>.Zero).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(second, Vector256<byte>.Zero).ExtractMostSignificantBits() << 32);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MarkSpaced(ref byte source, Span<ulong> spaced)
    {
        var zeros = Zeros(ref source, 0);
        for (var block = 0; block < spaced.Length; block++)
        {
            var next = Zeros(ref source, ((nuint)block + 1) * BlockBytes);
            spaced[block] = SpacedStarts(zeros, next);
            zeros = next;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MarkPlain(ref byte source, ref byte table, Span<ulong> plain)
    {
        var (l0, h0, l1, h1) = (Table(ref table, 0, 0), Table(ref table, 0, 1), Table(ref table, 1, 0), Table(ref table, 1, 1));
        var (l2, h2, l3, h3) = (Table(ref table, 2, 0), Table(ref table, 2, 1), Table(ref table, 3, 0), Table(ref table, 3, 1));
        nuint at = 0;
        for (var block = 0; block < plain.Length; block++, at += BlockBytes)
        {
            var first = Look(l0, h0, Vector256.LoadUnsafe(ref source, at)) & Look(l1, h1, Vector256.LoadUnsafe(ref source, at + 1))
                & Look(l2, h2, Vector256.LoadUnsafe(ref source, at + 2)) & Look(l3, h3, Vector256.LoadUnsafe(ref source, at + 3));
            var second = Look(l0, h0, Vector256.LoadUnsafe(ref source, at + 32)) & Look(l1, h1, Vector256.LoadUnsafe(ref source, at + 33))
                & Look(l2, h2, Vector256.LoadUnsafe(ref source, at + 34)) & Look(l3, h3, Vector256.LoadUnsafe(ref source, at + 35));
            plain[block] |= ~Bits(first, second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Refine(ref byte source, byte[] nibbles, Span<ulong> spaced)
    {
        for (var block = 0; block < spaced.Length; block++)
        {
            if (spaced[block] is not 0 and var starts)
            {
                var at = (nuint)block * BlockBytes;
                var utf32 = starts & Zeros(ref source, at + 2);
                var utf16 = starts & ~utf32;
                spaced[block] = (utf16 == 0 ? 0 : utf16 & Firing(ref source, nibbles, at, Needle.Utf16Stride))
                    | (utf32 == 0 ? 0 : utf32 & Firing(ref source, nibbles, at, Needle.Utf32Stride));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Firing(ref byte source, byte[] nibbles, nuint at, nuint stride)
    {
        var (first, second) = (Vector256<byte>.Zero, Vector256<byte>.Zero);
        for (var group = 0; group < nibbles.Length; group += NibbleTables.GroupBytes)
        {
            var (some, others) = (Vector256<byte>.AllBitsSet, Vector256<byte>.AllBitsSet);
            for (var place = 0; place < WindowTables.Places; place++)
            {
                var (low, high) = (Table(ref nibbles[group], place, 0), Table(ref nibbles[group], place, 1));
                var from = at + ((nuint)place * stride);
                some &= Look(low, high, Vector256.LoadUnsafe(ref source, from));
                others &= Look(low, high, Vector256.LoadUnsafe(ref source, from + 32));
            }

            first |= some;
            second |= others;
        }

        return ~Bits(first, second);
    }
}
