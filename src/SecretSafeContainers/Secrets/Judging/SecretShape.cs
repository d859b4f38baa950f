namespace SecretSafeContainers.Secrets.Judging;

/// <summary>Tells values that look like secrets from those that look like names and words.</summary>
internal static class SecretShape
{
    /// <summary>Least characters of what is made at random; a shorter one needs signs, capitals and digits.</summary>
    private const int RandomCharacters = 16;

    /// <summary>Least Shannon entropy of what is made at random, in bits per character: 16 hexadecimal digits have some 3.2.</summary>
    private const double RandomEntropy = 2.9;

    /// <summary>True if a value is as mixed as a password or a token.</summary>
    public static bool IsMixed(ReadOnlySpan<char> text)
    {
        if (CharacterSets.Blank.HoldsAny(text) || IsName(text))
        {
            return false;
        }

        var (lower, upper, digit, sign) = Classes(text);
        var classes = (lower ? 1 : 0) + (upper ? 1 : 0) + (digit ? 1 : 0) + (sign ? 1 : 0);
        return text.Length >= RandomCharacters
            ? (digit || (sign && upper && lower)) && classes >= 2 && Entropy(text) >= RandomEntropy
            : (digit || sign) && classes >= 3 && Distinct(text) >= 6;
    }

    /// <summary>True for what people call things: words, numbers and short marks, joined by separators, such as <c>shop-eu-v2</c>, <c>NewCheckout</c>.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        // An acronym has more capitals than a word, and stands among words: Npgsql.EntityFrameworkCore.PostgreSQL.
        var hasFewCapitals = HasFewCapitals(text);
        while (CharacterSets.Separators.IndexIn(text) is >= 0 and var end)
        {
            if (!IsNamePart(text[..end], hasFewCapitals))
            {
                return false;
            }

            text = text[(end + 1)..];
        }

        return IsNamePart(text, hasFewCapitals);
    }

    /// <summary>True for a mixed text in which nobody finds a word: signs of placeholders stand in it by chance.</summary>
    public static bool IsWordless(ReadOnlySpan<char> text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetter(text[at]))
            {
                continue;
            }

            if (at - start >= 4 && IsWords(text[start..at]))
            {
                return false;
            }

            start = at + 1;
        }

        var (lower, upper, digit, sign) = Classes(text);
        return lower && upper && digit && sign;
    }

    /// <summary>True for letters alone, in one case or in words that begin with a capital.</summary>
    public static bool IsWords(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        foreach (var character in text)
        {
            if (!char.IsLetter(character))
            {
                return false;
            }

            capitals += char.IsUpper(character) ? 1 : 0;
        }

        // Three letters a word at least: random text changes its case at every second.
        return capitals == 0 || capitals == text.Length || (text.Length / capitals) >= 3;
    }

    private static bool HasFewCapitals(ReadOnlySpan<char> text)
    {
        var (letters, capitals) = (0, 0);
        foreach (var character in text)
        {
            letters += char.IsLetter(character) ? 1 : 0;
            capitals += char.IsUpper(character) ? 1 : 0;
        }

        return letters >= RandomCharacters && capitals * 4 <= letters;
    }

    private static bool IsNamePart(ReadOnlySpan<char> part, bool hasFewCapitals)
    {
        // 4o, 70b
        if (part.Length is 2 or 3 && char.IsAsciiLetter(part[^1]) && !part[..^1].ContainsAnyExceptInRange('0', '9'))
        {
            return true;
        }

        var digits = part.IndexOfAnyInRange('0', '9');
        var letters = digits < 0 ? part : part[..digits];
        return (letters.IsEmpty || IsWords(letters) || (hasFewCapitals && AreLetters(letters)))
            && (digits < 0 || (!part[digits..].ContainsAnyExceptInRange('0', '9') && (letters.Length <= 3 || part.Length - digits <= 2) && part.Length - digits <= 8));
    }

    private static bool AreLetters(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsLetter(character))
            {
                return false;
            }
        }

        return true;
    }

    private static (bool Lower, bool Upper, bool Digit, bool Sign) Classes(ReadOnlySpan<char> text)
    {
        var (lower, upper, digit, sign) = (false, false, false, false);
        foreach (var character in text)
        {
            lower |= char.IsLower(character);
            upper |= char.IsUpper(character);
            digit |= char.IsDigit(character);
            sign |= !char.IsLetterOrDigit(character);
        }

        return (lower, upper, digit, sign);
    }

    private static int Distinct(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at++)
        {
            count += text[..at].Contains(text[at]) ? 0 : 1;
        }

        return count;
    }

    private static double Entropy(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[128];
        foreach (var character in text)
        {
            counts[character & 0x7F]++;
        }

        var entropy = 0.0;
        foreach (var count in counts)
        {
            entropy -= count == 0 ? 0 : (double)count / text.Length * Math.Log2((double)count / text.Length);
        }

        return entropy;
    }
}
