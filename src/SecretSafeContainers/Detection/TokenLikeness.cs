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

    // A sign among drawn characters is one of the two or three that the alphabet has besides letters and digits.
    private const double AnySignDrawn = 6;

    // One in so many characters of hexadecimal text may be none.
    private const int StrayShare = 8;

    // The neighbour in the alphabet, or the same again.
    private const double Sequence = 3.5;

    // No alphabet of tokens is smaller than the hexadecimal digits: numbers, dates and versions are no tokens.
    private const int LeastAlphabet = 16;
    private const int LeastLetters = 2;

    /// <summary>True if the text is likelier random than written. UUIDs are, too, but name things more often than they open them: <see cref="IsUuid"/>.</summary>
    public static bool Holds(ReadOnlySpan<char> text) =>
        System.Text.Ascii.IsValid(text) && Letters(text) >= LeastLetters && Evidence(text) >= Enough && !PublicDigests.IsOne(text) && !PublicPoint.IsOne(text);

    /// <summary>True if the text is a UUID with a random part: not of zeros or of one digit, nor counted up.</summary>
    public static bool IsUuid(ReadOnlySpan<char> text) =>
        text.Length == 36 && Guid.TryParseExact(text, "D", out _) && SecretChecks.Entropy(text) >= 3;

    /// <summary>By how many bits the text is likelier random than written. Each part between signs may be drawn from an alphabet of its own.</summary>
    public static double Evidence(ReadOnlySpan<char> text)
    {
        var evidence = 0.0;
        var symbol = WrittenText.Other;
        var before = '\0';
        var alphabet = (Rare: 0.0, Usual: 0.0);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            var next = WrittenText.SymbolOf(character);
            if (next != WrittenText.Other && (at == 0 || symbol == WrittenText.Other))
            {
                if (NumberLength(text[at..]) is > 0 and var digits)
                {
                    (symbol, before) = (next, text[at += digits - 1]);
                    continue;
                }

                alphabet = AlphabetOf(text[at..]);
            }

            var written = WrittenText.Surprise(symbol, next) + Within(before, character, next);
            var drawn = next == WrittenText.Other ? AnySignDrawn : char.IsAsciiHexDigitLower(character) || char.IsAsciiHexDigitUpper(character) ? alphabet.Usual : alphabet.Rare;
            evidence += Math.Min(written, Math.Abs(character - before) <= 1 ? Sequence : written) - drawn;
            (symbol, before) = (next, character);
        }

        return evidence;
    }

    // cmp2-qat-1208358310: a number that is a part by itself counts or names something, and is evidence of nothing.
    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : char.IsAsciiLetter(text[end]) ? 0 : end;
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

    // The smallest alphabet of the usual ones that a generator may have drawn a part from, in bits for hexadecimal digits and for all others:
    // a few letters before or behind digits, as in SK8f14…, do not make them another alphabet.
    private static (double Rare, double Usual) AlphabetOf(ReadOnlySpan<char> text)
    {
        var (length, digits, lower, upper, notLowerHexadecimal, notUpperHexadecimal) = (0, 0, 0, 0, 0, 0);
        while (length < text.Length && char.IsAsciiLetterOrDigit(text[length]))
        {
            var character = text[length++];
            digits = char.IsAsciiDigit(character) ? 10 : digits;
            lower = char.IsAsciiLetterLower(character) ? 26 : lower;
            upper = char.IsAsciiLetterUpper(character) ? 26 : upper;
            notLowerHexadecimal += char.IsAsciiHexDigitLower(character) ? 0 : 1;
            notUpperHexadecimal += char.IsAsciiHexDigitUpper(character) ? 0 : 1;
        }

        var all = Math.Log2(Math.Max(LeastAlphabet, digits + lower + upper));
        return (all, digits > 0 && Math.Min(notLowerHexadecimal, notUpperHexadecimal) <= length / StrayShare ? Math.Log2(LeastAlphabet) : all);
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
