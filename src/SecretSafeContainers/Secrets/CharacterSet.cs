namespace SecretSafeContainers.Secrets;

/// <summary>
/// A set of ASCII characters by which short texts are told apart. A table instead of <see cref="System.Buffers.SearchValues"/>, whose vector code takes longer to be compiled than
/// all texts of a build take to be read.
/// </summary>
internal sealed class CharacterSet
{
    private readonly bool[] contained = new bool[128];

    /// <summary>A set of these characters.</summary>
    public CharacterSet(string characters)
    {
        foreach (var character in characters)
        {
            contained[character] = true;
        }
    }

    /// <summary>True for one of them.</summary>
    public bool Contains(char character) => character < contained.Length && contained[character];

    /// <summary>True if a text has no other characters.</summary>
    public bool HoldsAll(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!Contains(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True if a text has one of them.</summary>
    public bool HoldsAny(ReadOnlySpan<char> text) => IndexIn(text) >= 0;

    /// <summary>Where the first of them stands in a text; -1 if none does.</summary>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (Contains(text[at]))
            {
                return at;
            }
        }

        return -1;
    }
}
