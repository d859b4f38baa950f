using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>Marks 16 bytes at a time, by shuffles: SSSE3's PSHUFB, ARM64's TBL.</summary>
internal sealed class Vector128Marker(WindowTables tables) : BlockMarker
{
    private const int Step = 16;

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
    private static Vector128<byte> Table(ref byte table, int place, int half) =>
        Vector128.LoadUnsafe(ref table, (nuint)((place * NibbleTables.PlaceBytes) + (half * 16)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Look(Vector128<byte> low, Vector128<byte> high, Vector128<byte> value) =>
        Vector128.ShuffleNative(low, value & Vector128.Create((byte)15)) & Vector128.ShuffleNative(high, value >>> 4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Zeros(ref byte source, nuint at)
    {
        var zeros = 0UL;
        for (var part = 0; part < BlockBytes; part += Step)
        {
            zeros |= (ulong)Vector128.Equals(Vector128.LoadUnsafe(ref source, at + (nuint)part), Vector128<byte>.Zero).ExtractMostSignificantBits() << part;
        }

        return zeros;
    }

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
        for (var block = 0; block < plain.Length; block++)
        {
            var marks = 0UL;
            for (var part = 0; part < BlockBytes; part += Step, at += Step)
            {
                var fires = Look(l0, h0, Vector128.LoadUnsafe(ref source, at)) & Look(l1, h1, Vector128.LoadUnsafe(ref source, at + 1))
                    & Look(l2, h2, Vector128.LoadUnsafe(ref source, at + 2)) & Look(l3, h3, Vector128.LoadUnsafe(ref source, at + 3));
                if (fires != Vector128<byte>.Zero)
                {
                    marks |= (ulong)(~Vector128.Equals(fires, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF) << part;
                }
            }

            plain[block] |= marks;
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
        var marks = 0UL;
        for (var part = 0; part < BlockBytes; part += Step)
        {
            var fires = Vector128<byte>.Zero;
            for (var group = 0; group < nibbles.Length; group += NibbleTables.GroupBytes)
            {
                var some = Vector128<byte>.AllBitsSet;
                for (var place = 0; place < WindowTables.Places; place++)
                {
                    var value = Vector128.LoadUnsafe(ref source, at + (nuint)part + ((nuint)place * stride));
                    some &= Look(Table(ref nibbles[group], place, 0), Table(ref nibbles[group], place, 1), value);
                }

                fires |= some;
            }

            marks |= (ulong)(~Vector128.Equals(fires, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF) << part;
        }

        return marks;
    }
}
