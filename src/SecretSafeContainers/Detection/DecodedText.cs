using System.Text;
using SecretSafeContainers.Rules.Patterns;

namespace SecretSafeContainers.Detection;

/// <summary>A slice of widened bytes as the characters that it stands for: UTF-8 where it is, Latin-1 elsewhere.</summary>
/// <remarks>A character beyond U+FFFF becomes <see cref="PatternPrinter.Beyond"/>, so that each is one.</remarks>
internal readonly ref struct DecodedText
{
    private readonly int[]? sources;

    private DecodedText(ReadOnlySpan<char> characters, int[]? sources)
    {
        Characters = characters;
        this.sources = sources;
    }

    /// <summary>The characters.</summary>
    public ReadOnlySpan<char> Characters { get; }

    /// <summary>Decodes a slice; one of ASCII is taken as it is.</summary>
    public static DecodedText Of(ReadOnlySpan<char> slice)
    {
        if (Ascii.IsValid(slice))
        {
            return new(slice, null);
        }

        var characters = new char[slice.Length];
        var sources = new int[slice.Length + 1];
        var length = 0;
        for (var at = 0; at < slice.Length; length++)
        {
            sources[length] = at;
            (characters[length], var taken) = Next(slice[at..]);
            at += taken;
        }

        sources[length] = slice.Length;
        Array.Resize(ref sources, length + 1);
        return new(characters.AsSpan(0, length), sources);
    }

    /// <summary>Where a place in the slice is among the characters.</summary>
    public int PlaceOf(int source)
    {
        var place = sources is null ? source : Array.BinarySearch(sources, source);
        return place < 0 ? ~place : place;
    }

    /// <summary>Where a range of the characters comes from in the slice.</summary>
    public Range SourceOf(Range range) => sources is null ? range : sources[range.Start.Value]..sources[range.End.Value];

    private static (char Character, int Taken) Next(ReadOnlySpan<char> slice)
    {
        if (slice[0] is < (char)0x80 or > (char)0xFF)
        {
            return (slice[0], 1);
        }

        Span<byte> bytes = stackalloc byte[4];
        var length = 0;
        while (length < Math.Min(bytes.Length, slice.Length) && slice[length] <= 0xFF)
        {
            bytes[length] = (byte)slice[length++];
        }

        return Rune.DecodeFromUtf8(bytes[..length], out var rune, out var taken) != System.Buffers.OperationStatus.Done ? (slice[0], 1)
            : rune.IsBmp ? ((char)rune.Value, taken)
            : (PatternPrinter.Beyond, taken);
    }
}
