namespace SecretSafeContainers.Content.Nested.Git;

/// <summary>A difference between two versions: pieces of the one that is known, and pieces that are new.</summary>
internal static class PackDelta
{
    private const byte IsCopy = 0x80;
    private const int CopyBytes = 0x10000;

    /// <summary>The version that a difference makes; null if it does not fit, or makes more than is allowed.</summary>
    /// <param name="known">The version to which it is one.</param>
    /// <param name="delta">The difference.</param>
    /// <param name="most">Most bytes of what it makes.</param>
    public static byte[]? Apply(ReadOnlySpan<byte> known, ReadOnlySpan<byte> delta, int most)
    {
        if (!TryReadSize(ref delta, out var size) || size != known.Length || !TryReadSize(ref delta, out size) || size > most)
        {
            return null;
        }

        var made = new byte[size];
        var rest = made.AsSpan();
        while (!delta.IsEmpty)
        {
            var command = delta[0];
            delta = delta[1..];
            ReadOnlySpan<byte> piece;
            if ((command & IsCopy) != 0)
            {
                if (!TryReadPlace(ref delta, command, out var at, out var length) || at > known.Length || length > known.Length - at)
                {
                    return null;
                }

                piece = known.Slice((int)at, length);
            }
            else if (command > 0 && command <= delta.Length)
            {
                piece = delta[..command];
                delta = delta[command..];
            }
            else
            {
                return null;
            }

            if (piece.Length > rest.Length)
            {
                return null;
            }

            piece.CopyTo(rest);
            rest = rest[piece.Length..];
        }

        return rest.IsEmpty ? made : null;
    }

    private static bool TryReadSize(ref ReadOnlySpan<byte> delta, out long size)
    {
        size = 0;
        for (var shift = 0; shift < 60 && !delta.IsEmpty; shift += 7)
        {
            var next = delta[0];
            delta = delta[1..];
            size |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    // Seven bits say which bytes of an offset of four and a length of three are there.
    private static bool TryReadPlace(ref ReadOnlySpan<byte> delta, byte command, out long at, out int length)
    {
        (at, length) = (0, 0);
        for (var bit = 0; bit < 7; bit++)
        {
            if ((command >> bit & 1) == 0)
            {
                continue;
            }

            if (delta.IsEmpty)
            {
                return false;
            }

            if (bit < 4)
            {
                at |= (long)delta[0] << (8 * bit);
            }
            else
            {
                length |= delta[0] << (8 * (bit - 4));
            }

            delta = delta[1..];
        }

        length = length == 0 ? CopyBytes : length;
        return true;
    }
}
