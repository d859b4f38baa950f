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
    public bool Holds(int literalCharacters, TextUnit unit) => unit switch
    {
        TextUnit.Utf16LittleEndian => Candidate + (2 * literalCharacters) <= Data.Length && Data[Candidate + (2 * literalCharacters) - 1] == 0,
        TextUnit.Utf16BigEndian => Candidate >= 0 && Data[Candidate] == 0,
        _ => true,
    };
}
