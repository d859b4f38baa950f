using System.Buffers.Binary;
using System.IO.Hashing;

namespace SecretSafeContainers.Testing.Nested;

/// <summary>A gzip file that inflates to itself.</summary>
/// <remarks>
/// The construction is Russ Cox' (<see href="https://research.swtch.com/zip"/>): every instruction has five bytes, a literal block or a block that repeats what was written last, and
/// the checksum, which the file holds in itself, is the solution of 32 linear equations.
/// </remarks>
public static class GzipQuine
{
    private const int Unit = 5;
    private const int ChecksumBits = 32;

    private static readonly byte[] Prefix = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255];

    // Each in a block of its own: two copies from the same distance, whose bits come to 38 or 40.
    private static readonly byte[] RepeatFour = Repeat(10, 10, distance: 4 * Unit);
    private static readonly byte[] RepeatPrefix = Repeat(8, 7, distance: 10 + Unit);
    private static readonly byte[] RepeatSuffix = Repeat(9, 9, distance: 13 + Unit);

    /// <summary>The file.</summary>
    public static byte[] Make()
    {
        // Not every header gives equations that can be solved.
        for (byte time = 0; ; time++)
        {
            byte[] prefix = [.. Prefix];
            prefix[4] = time;
            if (Solve(prefix) is { } checksum)
            {
                return With(prefix, checksum);
            }
        }
    }

    private static byte[] With(byte[] prefix, uint checksum)
    {
        var file = Assemble(prefix, new byte[8]);
        var suffix = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(suffix, checksum);
        BinaryPrimitives.WriteInt32LittleEndian(suffix.AsSpan(4), file.Length);
        return Assemble(prefix, suffix);
    }

    private static byte[] Assemble(byte[] prefix, byte[] trailer)
    {
        byte[] suffix = [1, 0, 0, 0xFF, 0xFF, .. trailer];
        byte[] none = Literal(0), one = Literal(Unit), four = Literal(4 * Unit), prefixAndOne = Literal(prefix.Length + Unit), suffixAndOne = Literal(suffix.Length + Unit);
        return
        [
            .. prefix,
            .. prefixAndOne, .. prefix, .. prefixAndOne,
            .. RepeatPrefix,
            .. one, .. RepeatPrefix,
            .. one, .. one,
            .. four, .. RepeatPrefix, .. one, .. one, .. four,
            .. RepeatFour,
            .. four, .. RepeatFour, .. four, .. RepeatFour, .. four,
            .. RepeatFour,
            .. four, .. RepeatFour, .. none, .. none, .. suffixAndOne,
            .. RepeatFour,
            .. none, .. none, .. suffixAndOne, .. RepeatSuffix, .. suffix,
            .. RepeatSuffix,
            .. suffix,
        ];
    }

    private static byte[] Literal(int length) => [0, (byte)length, 0, (byte)~length, 0xFF];

    private static byte[] Repeat(int first, int second, int distance)
    {
        ulong bits = 0b010;
        var count = 3;
        foreach (var length in (int[])[first, second])
        {
            // Lengths up to 10 have codes of seven bits and no more; the codes of distances have five, and the rest of the distance follows.
            var (code, extra) = distance <= 16 ? (7, 2) : (8, 3);
            Add(Reversed(length - 2, 7), 7);
            Add(Reversed(code, 5), 5);
            Add((ulong)(distance - (code == 7 ? 13 : 17)), extra);
        }

        var block = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(block, bits);
        return block[..Unit];

        void Add(ulong value, int length)
        {
            bits |= value << count;
            count += length;
        }
    }

    private static ulong Reversed(int code, int length)
    {
        ulong reversed = 0;
        for (var bit = 0; bit < length; bit++)
        {
            reversed |= (ulong)((code >> bit) & 1) << (length - 1 - bit);
        }

        return reversed;
    }

    /// <summary>The checksum x for which the file with x in it has the checksum x; null if there is none. The checksum of a sum is the sum of the checksums.</summary>
    private static uint? Solve(byte[] prefix)
    {
        var constant = Crc32.HashToUInt32(With(prefix, 0));
        var rows = new ulong[ChecksumBits];
        for (var bit = 0; bit < ChecksumBits; bit++)
        {
            var column = Crc32.HashToUInt32(With(prefix, 1u << bit)) ^ constant ^ (1u << bit);
            for (var row = 0; row < ChecksumBits; row++)
            {
                rows[row] |= (ulong)((column >> row) & 1) << bit;
            }
        }

        for (var row = 0; row < ChecksumBits; row++)
        {
            rows[row] |= (ulong)((constant >> row) & 1) << ChecksumBits;
        }

        for (var bit = 0; bit < ChecksumBits; bit++)
        {
            var pivot = Array.FindIndex(rows, bit, row => ((row >> bit) & 1) != 0);
            if (pivot < 0)
            {
                return null;
            }

            (rows[bit], rows[pivot]) = (rows[pivot], rows[bit]);
            for (var row = 0; row < ChecksumBits; row++)
            {
                rows[row] ^= row != bit && ((rows[row] >> bit) & 1) != 0 ? rows[bit] : 0;
            }
        }

        return rows.Select((row, bit) => (uint)(row >> ChecksumBits) << bit).Aggregate((sum, bit) => sum | bit);
    }
}
