using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>Buckets for shuffles, which look up the nibbles of a byte apart: a place allows every mix of the nibbles of its classes.</summary>
/// <remarks>So a further nibble costs the mass of all its mixes, which is kept for each: knowing this is worth up to five times the speed.</remarks>
internal sealed class NibbleBuckets(int count) : Buckets(count)
{
    private const int Lows = 16, Highs = 8;

    private readonly bool[] allowed = new bool[count * WindowTables.Places * WindowTables.Classes];
    private readonly bool[] lows = new bool[count * WindowTables.Places * Lows];
    private readonly bool[] highs = new bool[count * WindowTables.Places * Highs];
    private readonly Vector128<float>[] byLow = new Vector128<float>[count * WindowTables.Places * Lows];
    private readonly Vector128<float>[] byHigh = new Vector128<float>[count * WindowTables.Places * Highs];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override Vector128<float> Growth(int row, int first, int second)
    {
        var low = first & (Lows - 1);
        var isLowNew = !lows[(row * Lows) + low];
        var growth = isLowNew ? byLow[(row * Lows) + low] : Vector128<float>.Zero;
        growth += GrowthOfHigh(row, first, isLowNew);
        return second < 0 ? growth : growth + GrowthOfHigh(row, second, isLowNew);
    }

    /// <inheritdoc/>
    protected override void Allow(int row, int value)
    {
        allowed[(row * WindowTables.Classes) + value] = true;
        var (low, high) = (value & (Lows - 1), value >> 4);
        if (!lows[(row * Lows) + low])
        {
            lows[(row * Lows) + low] = true;
            for (var other = 0; other < Highs; other++)
            {
                byHigh[(row * Highs) + other] += ByteFrequencies.OfClass((other << 4) | low);
            }
        }

        if (!highs[(row * Highs) + high])
        {
            highs[(row * Highs) + high] = true;
            for (var other = 0; other < Lows; other++)
            {
                byLow[(row * Lows) + other] += ByteFrequencies.OfClass((high << 4) | other);
            }
        }
    }

    /// <inheritdoc/>
    protected override bool Allows(int row, int value) => allowed[(row * WindowTables.Classes) + value];

    private Vector128<float> GrowthOfHigh(int row, int value, bool isLowNew)
    {
        var high = value >> 4;
        if (highs[(row * Highs) + high])
        {
            return Vector128<float>.Zero;
        }

        return isLowNew ? byHigh[(row * Highs) + high] + ByteFrequencies.OfClass(value) : byHigh[(row * Highs) + high];
    }
}
