using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>
/// The characters around a candidate: at most <see cref="Rule.ContextBytes"/> on either side, and none beyond a control character, as strings in binaries end there.
/// </summary>
/// <remarks>Single bytes are widened as Latin-1. UTF-16 and UTF-32 end at the first unit that is not Latin-1 too: behind it lies another string or none.</remarks>
internal readonly ref struct CandidateSlice
{
    private static readonly SearchValues<byte> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0x80).Select(value => (byte)value).Where(value => !IsText(value))]);

    private readonly int unit;
    private readonly int start;
    private readonly ReadOnlySpan<byte> data;

    private readonly TextUnit storedIn;

    private CandidateSlice(ReadOnlySpan<byte> data, int start, int end, int literalStart, int literalCharacters, TextUnit unit)
    {
        this.data = data;
        this.start = start;
        storedIn = unit;
        this.unit = TextUnits.SizeOf(unit);
        Length = (end - start) / this.unit;
        var before = (literalStart - start) / this.unit;
        Literal = before..(before + literalCharacters);
    }

    /// <summary>Most characters of a slice.</summary>
    public const int MaxCharacters = (2 * Rule.ContextBytes) + DetectionLimits.LiteralCharacters;

    /// <summary>How many characters there are.</summary>
    public int Length { get; }

    /// <summary>The characters as they are stored.</summary>
    public ReadOnlySpan<byte> Stored => data.Slice(start, Length * unit);

    /// <summary>Where the literal stands among them.</summary>
    public Range Literal { get; }

    /// <summary>Where the text of a binary with the literal begins and ends by its length; null if the slice is no part of a binary, or there is none.</summary>
    /// <param name="characters">The characters.</param>
    public Range? TextBehindLength(ReadOnlySpan<char> characters) =>
        unit == 1 && start > 0 && !IsText(data[start - 1]) ? LengthPrefix.TextWith(characters, Literal, data[start - 1]) : null;

    /// <summary>Cuts the slice out.</summary>
    /// <param name="data">The window.</param>
    /// <param name="literalStart">Where the literal's first unit starts.</param>
    /// <param name="literalCharacters">The literal's length.</param>
    /// <param name="unit">How a character is stored.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static CandidateSlice Around(ReadOnlySpan<byte> data, int literalStart, int literalCharacters, TextUnit unit)
    {
        var literalEnd = literalStart + (literalCharacters * TextUnits.SizeOf(unit));
        var (first, end) = unit == TextUnit.Byte ? BorderBytes(data, literalStart, literalEnd) : BorderUnits(data, literalStart, literalEnd, unit);
        return new(data, first, end, literalStart, literalCharacters, unit);
    }

    /// <summary>Makes the characters.</summary>
    /// <param name="buffer">Receives them; <see cref="MaxCharacters"/> at least.</param>
    /// <returns>The part of the buffer that has them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<char> Read(Span<char> buffer)
    {
        var characters = buffer[..Length];
        if (storedIn == TextUnit.Byte)
        {
            Encoding.Latin1.GetChars(Stored, characters);
        }
        else
        {
            for (var at = 0; at < characters.Length; at++)
            {
                characters[at] = (char)TextUnits.CodeAt(data, start + (unit * at), storedIn);
            }
        }

        return characters;
    }

    /// <summary>Where a range of characters stands in the window.</summary>
    public (int Start, int Length) BytesOf(Range range)
    {
        var (index, length) = range.GetOffsetAndLength(Length);
        return (start + (index * unit), length * unit);
    }

    /// <summary>A range of characters as UTF-8. Single bytes are taken as they are, so UTF-8 stays what it was.</summary>
    public byte[] TextOf(Range range)
    {
        if (unit > 1)
        {
            var text = Read(new char[Length])[range];
            var utf8 = new byte[Encoding.UTF8.GetByteCount(text)];
            Encoding.UTF8.GetBytes(text, utf8);
            return utf8;
        }

        var (first, length) = BytesOf(range);
        return data.Slice(first, length).ToArray();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int First, int End) BorderBytes(ReadOnlySpan<byte> data, int literalStart, int literalEnd)
    {
        var first = Math.Max(0, literalStart - Rule.ContextBytes);
        var end = Math.Min(data.Length, literalEnd + Rule.ContextBytes);
        var control = data[literalEnd..end].IndexOfAny(Controls);
        return (first + data[first..literalStart].LastIndexOfAny(Controls) + 1, control < 0 ? end : literalEnd + control);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int First, int End) BorderUnits(ReadOnlySpan<byte> data, int literalStart, int literalEnd, TextUnit unit)
    {
        var size = TextUnits.SizeOf(unit);
        var first = literalStart;
        while (first >= size && literalStart - first < 2 * Rule.ContextBytes && IsText(TextUnits.CodeAt(data, first - size, unit)))
        {
            first -= size;
        }

        var end = literalEnd;
        while (end + size <= data.Length && end - literalEnd < 2 * Rule.ContextBytes && IsText(TextUnits.CodeAt(data, end, unit)))
        {
            end += size;
        }

        return (first, end);
    }

    private static bool IsText(int code) => code is (>= ' ' and <= 0xFF and not 0x7F) or '\t' or '\n' or '\r';
}
