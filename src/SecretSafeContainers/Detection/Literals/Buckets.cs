using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>
/// Which classes of bytes each bucket allows at each place, and their mass: their share of the bytes of each kind of data.
/// A bucket fires at the product of its places' masses, which is kept small.
/// </summary>
/// <param name="count">How many buckets.</param>
internal abstract class Buckets(int count)
{
    private readonly Vector128<float>[] masses = new Vector128<float>[count * WindowTables.Places];

    /// <summary>The bucket that fires least more often with a window, and by how much, summed over the kinds of data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (float Growth, int Bucket) Cheapest(Needle needle, int window)
    {
        var (best, bestBucket) = (float.MaxValue, 0);
        var places = Math.Min(WindowTables.Places, needle.Bytes.Length - window);
        Span<(int First, int Second)> classes = stackalloc (int, int)[WindowTables.Places];
        for (var place = 0; place < places; place++)
        {
            classes[place] = WindowTables.ClassesAt(needle, window + place);
        }

        for (var bucket = 0; bucket < count; bucket++)
        {
            var (before, after) = (Vector128<float>.One, Vector128<float>.One);
            for (var place = 0; place < places; place++)
            {
                var row = (bucket * WindowTables.Places) + place;
                before *= masses[row];
                after *= masses[row] + Growth(row, classes[place].First, classes[place].Second);
            }

            // What is open allows all.
            for (var place = places; place < WindowTables.Places; place++)
            {
                before *= masses[(bucket * WindowTables.Places) + place];
            }

            var growth = Vector128.Sum(after - before);
            if (growth < best)
            {
                (best, bestBucket) = (growth, bucket);
            }
        }

        return (best, bestBucket);
    }

    /// <summary>Lets a bucket allow a window.</summary>
    public void Add(Needle needle, int window, int bucket)
    {
        for (var place = 0; place < WindowTables.Places; place++)
        {
            var row = (bucket * WindowTables.Places) + place;
            if (window + place < needle.Bytes.Length)
            {
                var (first, second) = WindowTables.ClassesAt(needle, window + place);
                masses[row] += Growth(row, first, second);
                Allow(row, first);
                if (second >= 0)
                {
                    Allow(row, second);
                }
            }
            else
            {
                masses[row] = Vector128<float>.One;
                for (var value = 0; value < WindowTables.Classes; value++)
                {
                    Allow(row, value);
                }
            }
        }
    }

    /// <summary>The table of <see cref="WindowTables.Allowed"/>.</summary>
    public byte[] Table()
    {
        var table = new byte[count / 8 * WindowTables.Places * WindowTables.Classes];
        for (var row = 0; row < masses.Length; row++)
        {
            var (bucket, place) = (row / WindowTables.Places, row % WindowTables.Places);
            for (var value = 0; value < WindowTables.Classes; value++)
            {
                if (Allows(row, value))
                {
                    table[((((bucket >> 3) * WindowTables.Places) + place) * WindowTables.Classes) + value] |= (byte)(1 << (bucket & 7));
                }
            }
        }

        return table;
    }

    /// <summary>By how much a place's mass grows with a byte of a needle.</summary>
    /// <param name="row">Bucket and place.</param>
    /// <param name="first">The byte's class.</param>
    /// <param name="second">That of its other case; negative if there is none.</param>
    protected abstract Vector128<float> Growth(int row, int first, int second);

    /// <summary>Lets a place allow a class.</summary>
    protected abstract void Allow(int row, int value);

    /// <summary>True if some needle of the bucket has the class at the place.</summary>
    protected abstract bool Allows(int row, int value);
}
