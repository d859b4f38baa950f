using System.Runtime.Intrinsics;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>Buckets whose places allow exactly the classes that their needles have there.</summary>
internal sealed class ClassBuckets(int count) : Buckets(count)
{
    private readonly bool[] allowed = new bool[count * WindowTables.Places * WindowTables.Classes];

    /// <inheritdoc/>
    protected override Vector128<float> Growth(int row, Needle needle, int at)
    {
        var (first, second) = WindowTables.ClassesAt(needle, at);
        var growth = Allows(row, first) ? Vector128<float>.Zero : ByteFrequencies.OfClass(first);
        return second < 0 || Allows(row, second) ? growth : growth + ByteFrequencies.OfClass(second);
    }

    /// <inheritdoc/>
    protected override void Allow(int row, int value) => allowed[(row * WindowTables.Classes) + value] = true;

    /// <inheritdoc/>
    protected override bool Allows(int row, int value) => allowed[(row * WindowTables.Classes) + value];
}
