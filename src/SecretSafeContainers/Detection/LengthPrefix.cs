namespace SecretSafeContainers.Detection;

/// <summary>
/// Finds where a text begins and ends that a binary stores behind its length: the length and what follows the text may look like characters of it, and then
/// a rule that asks for a boundary sees none.
/// </summary>
/// <remarks>Texts often touch, so the lengths are followed from the slice's beginning, which in a binary is a control character.</remarks>
internal static class LengthPrefix
{
    /// <summary>The text with the literal; null if no chain of lengths leads to one.</summary>
    /// <param name="characters">The characters of a slice, a byte each.</param>
    /// <param name="literal">Where the literal stands among them.</param>
    /// <param name="before">The control character before them, which may be a length itself.</param>
    public static Range? TextWith(ReadOnlySpan<char> characters, Range literal, byte before)
    {
        var (start, length) = literal.GetOffsetAndLength(characters.Length);
        var end = start + length;
        return Follow(characters, start, end, 0, before) ?? Follow(characters, start, end, 0, 0) ?? Last(characters, start);
    }

    /// <summary>Follows lengths from a text at a place to the one with the literal.</summary>
    private static Range? Follow(ReadOnlySpan<char> characters, int literalStart, int literalEnd, int text, int bytes)
    {
        while (text + bytes <= literalStart)
        {
            var next = text + bytes;
            (text, bytes) = characters[next] < 0x80 || next + 1 == characters.Length
                ? (next + 1, characters[next])
                : (next + 2, ((characters[next] & 0x3F) << 8) | characters[next + 1]);
        }

        return text <= literalStart && text + bytes >= literalEnd && text + bytes <= characters.Length ? text..(text + bytes) : null;
    }

    /// <summary>The text to the slice's end, if its first character is the low byte of a length whose others are control characters.</summary>
    private static Range? Last(ReadOnlySpan<char> characters, int literalStart) =>
        literalStart > 0 && characters[0] == ((characters.Length - 1) & byte.MaxValue) ? 1..characters.Length : null;
}
