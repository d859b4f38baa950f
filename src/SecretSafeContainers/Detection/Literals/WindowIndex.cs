using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>
/// Stages two and three of the search: tells the windows of needles from other bytes by a bit for each hash, and compares the needles whose window it may be.
/// </summary>
internal sealed class WindowIndex
{
    // The bit by which the cases of an ASCII letter differ, in each byte.
    private const uint Fold = 0x20202020;

    private readonly uint keyMask;
    private readonly int bitShift;
    private readonly int slotShift;
    private readonly uint[] bits;
    private readonly int[] slots;
    private readonly WindowEntry[] entries;

    /// <summary>Indexes needles by their windows.</summary>
    /// <param name="needles">The needles.</param>
    /// <param name="places">Bytes of their windows: 4, or 3 of needles that have no more.</param>
    public WindowIndex(IReadOnlyList<Needle> needles, int places)
    {
        keyMask = uint.MaxValue >> (8 * (sizeof(uint) - places));
        var log = BitOperations.Log2((uint)needles.Count + 1);

        // A 32nd to a 64th of the bits is set; half a KB to 32 KB, which stays in the first-level cache.
        bitShift = 32 - Math.Clamp(log + 6, 12, 18);
        slotShift = 32 - Math.Clamp(log + 1, 8, 16);
        bits = new uint[1 << (32 - bitShift - 5)];
        slots = new int[(1 << (32 - slotShift)) + 1];
        entries = new WindowEntry[needles.Count];
        foreach (var needle in needles)
        {
            var hash = Hash(KeyOf(needle, places));
            bits[hash >> (bitShift + 5)] |= 1u << (int)(hash >> bitShift);
            slots[hash >> slotShift]++;
        }

        // Each slot's end; then, filled from there, its start.
        for (var slot = 1; slot < slots.Length; slot++)
        {
            slots[slot] += slots[slot - 1];
        }

        foreach (var needle in needles)
        {
            var key = KeyOf(needle, places);
            entries[--slots[Hash(key) >> slotShift]] = new(needle, key);
        }
    }

    /// <summary>1 if a needle's window may be these bytes, or characters; else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int MayHold(uint window)
    {
        var hash = Hash((window | Fold) & keyMask);
        return (int)(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bits), hash >> (bitShift + 5)) >> (int)(hash >> bitShift)) & 1;
    }

    /// <summary>Compares the needles whose window may stand at a place.</summary>
    /// <param name="data">Owned bytes, then context.</param>
    /// <param name="owned">How many bytes are owned.</param>
    /// <param name="at">Where the window stands.</param>
    /// <param name="window">Its bytes, or characters.</param>
    /// <param name="stride">Bytes from one character to the next.</param>
    /// <param name="found">Receives the literals that really stand there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Compare(ReadOnlySpan<byte> data, int owned, int at, uint window, int stride, List<LiteralOccurrence> found)
    {
        var key = (window | Fold) & keyMask;
        var slot = Hash(key) >> slotShift;
        for (var index = slots[slot]; index < slots[slot + 1]; index++)
        {
            ref readonly var entry = ref entries[index];
            var start = at - (entry.Offset * stride);
            if (entry.Key == key && start >= 0 && start < owned && entry.StandsAt(data[start..], stride))
            {
                foreach (var literal in entry.Needle.LiteralsOf(stride))
                {
                    found.Add(new(literal, start));
                }
            }
        }
    }

    /// <summary>Zeroes what was derived from the needles.</summary>
    public void Clear()
    {
        Array.Clear(bits);
        Array.Clear(slots);
        Array.Clear(entries);
    }

    private static uint Hash(uint key) => key * 0x9E3779B1;

    private static uint KeyOf(Needle needle, int places)
    {
        var key = 0u;
        for (var place = places - 1; place >= 0; place--)
        {
            key = (key << 8) | needle.Bytes[needle.Window + place] | (Fold & 0xFF);
        }

        return key;
    }
}
