using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>A needle under its window, with its first eight bytes at hand: they decide nearly always.</summary>
internal readonly struct WindowEntry
{
    private readonly ulong head;
    private readonly ulong headCase;
    private readonly ulong headMask;

    /// <summary>Makes the entry of a needle.</summary>
    public WindowEntry(Needle needle, uint key)
    {
        (Needle, Key, Offset) = (needle, key, needle.Window);
        for (var at = Math.Min(sizeof(ulong), needle.Bytes.Length) - 1; at >= 0; at--)
        {
            (head, headCase, headMask) = ((head << 8) | needle.Bytes[at], (headCase << 8) | needle.CaseBit(at), (headMask << 8) | 0xFF);
        }
    }

    /// <summary>The needle.</summary>
    public Needle Needle { get; }

    /// <summary>The bytes of its window, with the bit of lower case.</summary>
    public uint Key { get; }

    /// <summary>Where in the needle the window is.</summary>
    public int Offset { get; }

    /// <summary>True if the needle stands at the start of data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StandsAt(ReadOnlySpan<byte> data, int stride)
    {
        if (stride > 1)
        {
            return StandsSpaced(data, stride);
        }

        return BinaryPrimitives.TryReadUInt64LittleEndian(data, out var first)
            ? ((first | headCase) & headMask) == head && StandsFrom(sizeof(ulong), data)
            : StandsFrom(0, data);
    }

    private bool StandsFrom(int from, ReadOnlySpan<byte> data)
    {
        var bytes = Needle.Bytes;
        if (bytes.Length > data.Length)
        {
            return false;
        }

        for (var at = from; at < bytes.Length; at++)
        {
            if ((data[at] | Needle.CaseBit(at)) != bytes[at])
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool StandsSpaced(ReadOnlySpan<byte> data, int stride)
    {
        var bytes = Needle.Bytes;
        if (((bytes.Length - 1) * stride) + 1 > data.Length)
        {
            return false;
        }

        for (var at = 0; at < bytes.Length; at++)
        {
            var stored = data[at * stride];
            if ((stored | Needle.CaseBit(at)) != bytes[at] || (at > 0 && data.Slice(((at - 1) * stride) + 1, stride - 1).ContainsAnyExcept((byte)0)))
            {
                return false;
            }
        }

        return true;
    }
}
