using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Detection;

/// <summary>
/// Tells what a machine drew at random from what people write, by the odds of the two: a token's characters are all equally likely, a word's follow one another as
/// <see cref="WrittenText"/> has counted, change case at the beginning of words, and stand in sequences such as <c>abcdef</c> and <c>0000</c>.
/// </summary>
/// <remarks>
/// Entropy cannot do this: <c>getElementsByTagName</c> has as much of it as a token of that length. Of random text of 20 characters over 99 in 100 pass,
/// of identifiers about 1 in 100.
/// </remarks>
internal static class TokenLikeness
{
    /// <summary>Evidence in bits from which a text counts as random: 64 times as likely drawn as written.</summary>
    public const double Enough = 6;

    // A case change, as counted with the table: words change it at their beginning, and acronyms stay in capitals.
    private const double LowerToLower = 0.1;
    private const double LowerToUpper = 3.9;
    private const double UpperToLower = 0.9;
    private const double UpperToUpper = 1.1;
    private const double BeginLower = 0.7;
    private const double BeginUpper = 1.4;

    // Which of the ten digits, and which of the handful of signs between words.
    private const double AnyDigit = 3.3;
    private const double AnySign = 2;

    // The neighbour in the alphabet, or the same again.
    private const double Sequence = 3.5;

    // No alphabet of tokens is smaller than the hexadecimal digits: numbers, dates and versions are no tokens.
    private const int LeastAlphabet = 16;
    private const int LeastLetters = 2;

    /// <summary>True if the text is likelier random than written. UUIDs are, too, but name things more often than they open them: <see cref="IsUuid"/>.</summary>
    public static bool Holds(ReadOnlySpan<char> text) =>
        System.Text.Ascii.IsValid(text) && Letters(text) >= LeastLetters && Evidence(text) >= Enough && !PublicDigests.IsOne(text);

    /// <summary>True if the text is a UUID with a random part: not of zeros or of one digit, nor counted up.</summary>
    public static bool IsUuid(ReadOnlySpan<char> text) =>
        text.Length == 36 && Guid.TryParseExact(text, "D", out _) && SecretChecks.Entropy(text) >= 3;

    /// <summary>By how many bits the text is likelier random than written.</summary>
    public static double Evidence(ReadOnlySpan<char> text)
    {
        var drawn = Math.Log2(Math.Max(LeastAlphabet, AlphabetOf(text)));
        var (evidence, symbol, before) = (0.0, WrittenText.Other, '\0');
        foreach (var character in text)
        {
            var next = WrittenText.SymbolOf(character);
            var written = WrittenText.Surprise(symbol, next) + Within(before, character, next);
            evidence += Math.Min(written, Math.Abs(character - before) <= 1 ? Sequence : written) - drawn;
            (symbol, before) = (next, character);
        }

        return evidence;
    }

    /// <summary>Which character of its symbol it is: upper or lower case, which digit, which sign.</summary>
    private static double Within(char before, char character, int symbol) => symbol switch
    {
        WrittenText.Digit => AnyDigit,
        WrittenText.Other => AnySign,
        _ => (char.IsAsciiLetterLower(before), char.IsAsciiLetterUpper(before), char.IsAsciiLetterUpper(character)) switch
        {
            (true, _, false) => LowerToLower,
            (true, _, true) => LowerToUpper,
            (_, true, false) => UpperToLower,
            (_, true, true) => UpperToUpper,
            (_, _, false) => BeginLower,
            (_, _, true) => BeginUpper,
        },
    };

    // The smallest alphabet of the usual ones that a generator may have drawn from.
    private static int AlphabetOf(ReadOnlySpan<char> text)
    {
        if (CharacterSets.LowerHexadecimal.HoldsAll(text) || CharacterSets.UpperHexadecimal.HoldsAll(text))
        {
            return 16;
        }

        Span<bool> signs = stackalloc bool[128];
        var (digits, lower, upper, others) = (0, 0, 0, 0);
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
            {
                digits = 10;
            }
            else if (char.IsAsciiLetterLower(character))
            {
                lower = 26;
            }
            else if (char.IsAsciiLetterUpper(character))
            {
                upper = 26;
            }
            else if (!signs[character & 127])
            {
                signs[character & 127] = true;
                others++;
            }
        }

        return digits + lower + upper + others;
    }

    private static int Letters(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var character in text)
        {
            letters += char.IsAsciiLetter(character) ? 1 : 0;
        }

        return letters;
    }
}
