using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>Buckets whose places allow exactly the classes that their needles have there.</summary>
internal sealed class ClassBuckets(int count) : Buckets(count)
{
    private readonly bool[] allowed = new bool[count * WindowTables.Places * WindowTables.Classes];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override Vector128<float> Growth(int row, int first, int second)
    {
        var growth = Allows(row, first) ? Vector128<float>.Zero : ByteFrequencies.OfClass(first);
        return second < 0 || Allows(row, second) ? growth : growth + ByteFrequencies.OfClass(second);
    }

    /// <inheritdoc/>
    protected override void Allow(int row, int value) => allowed[(row * WindowTables.Classes) + value] = true;

    /// <inheritdoc/>
    protected override bool Allows(int row, int value) => allowed[(row * WindowTables.Classes) + value];
}
