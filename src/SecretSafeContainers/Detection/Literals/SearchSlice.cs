using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>A slice of data whose marked places are looked at.</summary>
/// <param name="data">The data: owned bytes, then context.</param>
/// <param name="owned">How many bytes are owned.</param>
/// <param name="start">Where in the data the slice starts.</param>
/// <param name="readable">The slice and <see cref="BlockMarker.ReadBytes"/> - <see cref="BlockMarker.BlockBytes"/> bytes behind it at least.</param>
internal readonly ref struct SearchSlice(ReadOnlySpan<byte> data, int owned, int start, ReadOnlySpan<byte> readable)
{
    private readonly ref byte source = ref MemoryMarshal.GetReference(readable);

    /// <summary>The data.</summary>
    public ReadOnlySpan<byte> Data { get; } = data;

    /// <summary>How many bytes are owned.</summary>
    public int Owned { get; } = owned;

    /// <summary>Where in the data the slice starts.</summary>
    public int Start { get; } = start;

    /// <summary>The four bytes at a marked place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint WindowAt(int at)
    {
        var window = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, at));
        return BitConverter.IsLittleEndian ? window : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(window);
    }

    /// <summary>The four characters at a place that is marked as spaced.</summary>
    public uint WindowAt(int at, int stride) =>
        Unsafe.Add(ref source, at) | ((uint)Unsafe.Add(ref source, at + stride) << 8)
        | ((uint)Unsafe.Add(ref source, at + (2 * stride)) << 16) | ((uint)Unsafe.Add(ref source, at + (3 * stride)) << 24);

    /// <summary>Bytes from one character to the next at a place that is marked as spaced.</summary>
    public int StrideAt(int at) => Unsafe.Add(ref source, at + 2) == 0 ? Needle.Utf32Stride : Needle.Utf16Stride;
}
