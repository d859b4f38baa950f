namespace SecretSafeContainers.Detection;

/// <summary>Bytes of a content, and a candidate among them.</summary>
internal readonly ref struct ScanWindow(ReadOnlySpan<byte> data, long dataStart, int candidate)
{
    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Data { get; } = data;

    /// <summary>The content offset of the first of them.</summary>
    public long DataStart { get; } = dataStart;

    /// <summary>Where among them the candidate starts; negative if it would start before them.</summary>
    public int Candidate { get; init; } = candidate;

    /// <summary>True if a literal of so many characters stands at the candidate, all units complete. Its characters are known to stand there.</summary>
    public bool Holds(int literalCharacters, TextUnit unit)
    {
        var size = TextUnits.SizeOf(unit);
        var end = Candidate + (size * literalCharacters);
        return Candidate >= 0 && end <= Data.Length && TextUnits.CodeAt(Data, Candidate, unit) < 0x80 && TextUnits.CodeAt(Data, end - size, unit) is >= 0 and < 0x80;
    }

    /// <summary>True if a word of ASCII, whatever its case, stands where the candidate's literal ends.</summary>
    public bool EndsWord(string word, int literalCharacters, TextUnit unit)
    {
        var size = TextUnits.SizeOf(unit);
        var start = Candidate + (size * (literalCharacters - word.Length));
        if (start < 0)
        {
            return false;
        }

        for (var at = 0; at < word.Length; at++)
        {
            if ((TextUnits.CodeAt(Data, start + (size * at), unit) | 0x20) != (word[at] | 0x20))
            {
                return false;
            }
        }

        return true;
    }
}
