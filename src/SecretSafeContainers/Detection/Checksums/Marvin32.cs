using System.Buffers.Binary;
using System.Numerics;

namespace SecretSafeContainers.Detection.Checksums;

/// <summary>Marvin32, the keyed checksum that .NET hashes strings with and Azure its keys. Source: https://patents.google.com/patent/US20130262421A1/en.</summary>
internal static class Marvin32
{
    private const uint EndOfData = 0x80;

    /// <summary>The checksum of data under a seed.</summary>
    public static uint Of(ReadOnlySpan<byte> data, ulong seed)
    {
        var (low, high) = ((uint)seed, (uint)(seed >> 32));
        for (; data.Length >= sizeof(uint); data = data[sizeof(uint)..])
        {
            low += BinaryPrimitives.ReadUInt32LittleEndian(data);
            Mix(ref low, ref high);
        }

        var rest = EndOfData;
        for (var at = data.Length - 1; at >= 0; at--)
        {
            rest = (rest << 8) | data[at];
        }

        low += rest;
        Mix(ref low, ref high);
        Mix(ref low, ref high);
        return low ^ high;
    }

    private static void Mix(ref uint low, ref uint high)
    {
        high ^= low;
        low = BitOperations.RotateLeft(low, 20) + high;
        high = BitOperations.RotateLeft(high, 9) ^ low;
        low = BitOperations.RotateLeft(low, 27) + high;
        high = BitOperations.RotateLeft(high, 19);
    }
}
