using System.Runtime.CompilerServices;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>
/// Gives every needle a window, four of its bytes where they are rare in images, and a bucket; and says for each bucket which bytes may stand at
/// each place of its windows. The buckets of a group are the bits of a byte.
/// </summary>
internal sealed class WindowTables
{
    /// <summary>Places of a window. A needle of three bytes leaves the last one open.</summary>
    public const int Places = 4;

    /// <summary>Classes of bytes. All from 0x7F on share the last: literals are nearly all ASCII.</summary>
    public const int Classes = 128;

    /// <summary>The last class.</summary>
    public const int HighClass = Classes - 1;

    /// <summary>Most groups of eight buckets.</summary>
    public const int MaxGroups = 2;

    // Up to so many needles one group of buckets is as good for shuffles, each of which looks up one group.
    private const int NeedlesOfOneGroup = 100;

    // A window that is there goes on to the comparison, which costs more than a place that is marked: 15 against 2 ns.
    private const float OwnWeight = 16;

    /// <summary>Chooses windows and buckets.</summary>
    /// <param name="needles">The needles; their windows are set.</param>
    /// <param name="kind">The instructions: shuffles mix the nibbles of a place's bytes, so their buckets are chosen with that in mind.</param>
    public WindowTables(IReadOnlyList<Needle> needles, VectorKind kind)
    {
        var byNibbles = kind is VectorKind.Avx2 or VectorKind.Vector128;
        Groups = byNibbles && needles.Count <= NeedlesOfOneGroup ? 1 : MaxGroups;
        Buckets buckets = byNibbles ? new NibbleBuckets(8 * Groups) : new ClassBuckets(8 * Groups);

        // Short and common ones have the least choice.
        Needle[] order = [.. needles];
        Array.Sort(order, static (left, right) => Choice(left).CompareTo(Choice(right)));
        foreach (var needle in order)
        {
            Place(needle, buckets, WindowChoice.CountFor(needle, needles.Count));
        }

        Allowed = buckets.Table();
    }

    /// <summary>Groups of eight buckets.</summary>
    public int Groups { get; }

    /// <summary>For each group, place and class the buckets that allow it.</summary>
    public byte[] Allowed { get; }

    /// <summary>The buckets of a group that allow a class at a place.</summary>
    public byte AllowedAt(int group, int place, int value) => Allowed[(((group * Places) + place) * Classes) + value];

    /// <summary>The class of a needle's byte, and that of its other case; negative if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int First, int Second) ClassesAt(Needle needle, int at)
    {
        var value = needle.Bytes[at];
        return value >= HighClass ? (HighClass, -1) : (value, needle.CaseBit(at) == 0 ? -1 : value - 0x20);
    }

    /// <summary>Zeroes what was derived from the needles.</summary>
    public void Clear() => Array.Clear(Allowed);

    private static int Choice(Needle needle) => (2 * Math.Min(needle.Bytes.Length, 2 * Places)) - (needle.IgnoreCase ? 1 : 0);

    private static void Place(Needle needle, Buckets buckets, int windows)
    {
        Span<(float Frequency, int Window)> choices = stackalloc (float, int)[WindowChoice.Most];
        choices = WindowChoice.RarestOf(needle, choices[..windows]);
        var (best, bucket) = (float.MaxValue, 0);
        foreach (var (frequency, window) in choices)
        {
            // A window that is common by itself costs that in any bucket.
            var own = OwnWeight * frequency;
            if (own >= best)
            {
                break;
            }

            var (growth, cheapest) = buckets.Cheapest(needle, window);
            if (own + growth < best)
            {
                (best, bucket, needle.Window) = (own + growth, cheapest, window);
            }
        }

        buckets.Add(needle, needle.Window, bucket);
    }
}
