using System.Buffers.Binary;

namespace SecretSafeContainers.Content.Nested;

/// <summary>One compressed block of LZ4: literals, and copies of what came before.</summary>
internal static class Lz4Block
{
    private const int ShortestMatch = 4;

    /// <summary>Decodes a block behind what the output already holds.</summary>
    /// <param name="block">The compressed bytes.</param>
    /// <param name="output">History and room for the block.</param>
    /// <param name="end">Where the history ends.</param>
    /// <returns>Where the block ends.</returns>
    /// <exception cref="InvalidDataException">It breaks the format.</exception>
    public static int Decode(ReadOnlySpan<byte> block, Span<byte> output, int end)
    {
        for (var at = 0; at < block.Length;)
        {
            var token = block[at++];
            var literals = Length(block, ref at, token >> 4);
            if (literals > block.Length - at || literals > output.Length - end)
            {
                throw Damaged();
            }

            block.Slice(at, literals).CopyTo(output[end..]);
            at += literals;
            end += literals;
            // The last sequence has no match.
            if (at < block.Length)
            {
                end = Copy(block, ref at, token & 15, output, end);
            }
        }

        return end;
    }

    /// <summary>The error for whatever breaks the format.</summary>
    public static InvalidDataException Damaged() => new("its lz4 data is damaged, ends early, or something else follows it");

    private static int Copy(ReadOnlySpan<byte> block, ref int at, int shortLength, Span<byte> output, int end)
    {
        if (block.Length - at < 2)
        {
            throw Damaged();
        }

        var distance = BinaryPrimitives.ReadUInt16LittleEndian(block[at..]);
        at += 2;
        var length = Length(block, ref at, shortLength) + ShortestMatch;
        if (distance == 0 || distance > end || length > output.Length - end)
        {
            throw Damaged();
        }

        // It may overlap itself: a run of one byte is a copy from one byte before.
        for (var i = 0; i < length; i++)
        {
            output[end + i] = output[end + i - distance];
        }

        return end + length;
    }

    private static int Length(ReadOnlySpan<byte> block, ref int at, int length)
    {
        for (var more = length == 15; more;)
        {
            if (at == block.Length)
            {
                throw Damaged();
            }

            more = block[at] == 255;
            length += block[at++];
        }

        return length;
    }
}
