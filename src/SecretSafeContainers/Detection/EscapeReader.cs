using System.Net;
using System.Text;

namespace SecretSafeContainers.Detection;

/// <summary>Reads characters of content with escapes undone, whatever the habit, to a number of levels: JSON within JSON, a URL that was encoded twice.</summary>
/// <remarks>
/// Level 0 is what stands there. A level reads through the one below it, so an escape's own characters may be escaped.
/// It knows no state, so it can start anywhere; where it starts within an escape, what it reads is compared and found different.
/// </remarks>
internal readonly ref struct EscapeReader(ReadOnlySpan<byte> data, TextUnit unit)
{
    /// <summary>Levels that are undone: more do not occur but by accident.</summary>
    public const int Levels = 3;

    // A line break, an indentation and an operator.
    private const int SeamCharacters = 128;

    private readonly ReadOnlySpan<byte> data = data;

    /// <summary>True if an escape may start with this character.</summary>
    public static bool IsIntroducer(int code) => code is '\\' or '%' or '&' or '=' or '+' or '\'' or '"' or '$' or '`' or '^' or '{' or '}';

    /// <summary>Reads the character at a place. False at the end of the content.</summary>
    public bool TryRead(int at, int level, out EscapeSymbol symbol)
    {
        if (level == 0)
        {
            return unit == TextUnit.Byte ? TryReadByte(at, out symbol) : TryReadUnit(at, out symbol);
        }

        if (!TryRead(at, level - 1, out symbol))
        {
            return false;
        }

        if (IsIntroducer(symbol.Code) && TryUnescape(symbol, level - 1, out var unescaped))
        {
            symbol = unescaped;
        }

        return true;
    }

    /// <summary>True if a line ends here that goes on behind the break, as quoted-printable (<c>=</c>) and shells (<c>\</c>, <c>`</c>, <c>^</c>) write it.</summary>
    public bool TrySkipLineEnd(int at, out int next)
    {
        next = at;
        if (!TryRead(at, 0, out var sign) || sign.Code is not ('=' or '\\' or '`' or '^') || !TryRead(sign.Next, 1, out var end) || end.Code is not ('\r' or '\n'))
        {
            return false;
        }

        next = end.Code == '\r' && TryRead(end.Next, 1, out var feed) && feed.Code == '\n' ? feed.Next : end.Next;
        return true;
    }

    /// <summary>True if a section of XML text ends here and the next one begins, as writers put the end of one in one.</summary>
    public bool TrySkipSection(int at, out int next) => TryFollow(at, 0, "]]><![CDATA[", out next);

    /// <summary>True if a quoted text ends here and another one follows, as source code and lists write a long one: <c>"abc" +</c>, a line break, <c>"def"</c>.</summary>
    public bool TrySkipSeam(int at, out int next)
    {
        next = at;
        if (!TryRead(at, 0, out var quote) || quote.Code is not ('"' or '\'' or '`'))
        {
            return false;
        }

        var place = quote.Next;
        for (var characters = 0; characters < SeamCharacters && TryRead(place, 0, out var symbol); characters++)
        {
            place = symbol.Next;
            if (symbol.Code == quote.Code)
            {
                next = place;
                return true;
            }

            // Operators of C#, Visual Basic, PHP and Python, their line ends, and the letters that they put before a quote.
            if (symbol.Code is not (' ' or '\t' or '\r' or '\n' or '+' or '.' or '&' or ',' or '\\' or '_' or '(' or ')' or '@' or '$' or 'b' or 'f' or 'r' or 'u'))
            {
                return false;
            }
        }

        return false;
    }

    private bool TryReadByte(int at, out EscapeSymbol symbol)
    {
        var inside = at < data.Length;
        symbol = inside ? new(data[at], data[at] >= 0x80, at + 1, 0) : default;
        return inside;
    }

    private bool TryReadUnit(int at, out EscapeSymbol symbol)
    {
        symbol = default;
        var next = at + TextUnits.SizeOf(unit);
        if (next > data.Length)
        {
            return false;
        }

        var code = TextUnits.CodeAt(data, at, unit);
        symbol = new(code, IsByte: false, next, 0);
        if (code is >= 0xD800 and < 0xDC00 && next == at + 2 && next + 2 <= data.Length && TextUnits.CodeAt(data, next, unit) is >= 0xDC00 and < 0xE000 and var low)
        {
            symbol = new(char.ConvertToUtf32((char)code, (char)low), IsByte: false, next + 2, 0);
        }

        return true;
    }

    private bool TryUnescape(EscapeSymbol first, int level, out EscapeSymbol symbol)
    {
        symbol = default;
        return first.Code switch
        {
            '+' => Give(first, ' ', EscapeKind.Percent, first.Next, out symbol),
            '\'' => TryQuote(first, level, out symbol),
            '"' or '$' or '{' or '}' => TryRead(first.Next, level, out var second) && second.Code == first.Code && Give(first, first.Code, EscapeKind.Quoted, second.Next, out symbol),
            '`' or '^' => TryRead(first.Next, level, out var marked) && IsPunctuation(marked.Code) && Give(first, marked.Code, EscapeKind.Quoted, marked.Next, out symbol),
            '%' => TryPercent(first, level, out symbol),
            '=' => TryQuotedPrintable(first, level, out symbol),
            '&' => TryReference(first, level, out symbol),
            _ => TryBackslash(first, level, out symbol),
        };
    }

    private bool TryBackslash(EscapeSymbol first, int level, out EscapeSymbol symbol)
    {
        symbol = default;
        if (!TryRead(first.Next, level, out var second))
        {
            return false;
        }

        switch (second.Code)
        {
            case 'u':
                return TryUnicode(first, second.Next, level, out symbol);
            case 'U':
                return TryNumber(second.Next, level, 16, 8, 8, out var point, out var behind) && Rune.IsValid(point) && Give(first, point, EscapeKind.C, behind, out symbol);
            case 'x':
                return TryNumber(second.Next, level, 16, 2, 2, out var value, out behind) && GiveByte(first, value, EscapeKind.C, behind, out symbol);
            case >= '0' and <= '7':
                return TryNumber(first.Next, level, 8, 1, 3, out value, out behind) && GiveByte(first, value & 0xFF, EscapeKind.C, behind, out symbol);
            case 'a':
                return Give(first, '\a', EscapeKind.C, second.Next, out symbol);
            case 'v':
                return Give(first, '\v', EscapeKind.C, second.Next, out symbol);
            case 'e':
                return Give(first, '\e', EscapeKind.C, second.Next, out symbol);
            case '"' or '\\' or '/':
                return Give(first, second.Code, EscapeKind.Json, second.Next, out symbol);
        }

        var at = "nrtbf".IndexOf((char)Math.Min(second.Code, char.MaxValue), StringComparison.Ordinal);
        return at >= 0
            ? Give(first, "\n\r\t\b\f"[at], EscapeKind.Json, second.Next, out symbol)
            : IsPunctuation(second.Code) && Give(first, second.Code, EscapeKind.Quoted, second.Next, out symbol);
    }

    private bool TryUnicode(EscapeSymbol first, int at, int level, out EscapeSymbol symbol)
    {
        symbol = default;
        if (TryRead(at, level, out var brace) && brace.Code == '{')
        {
            return TryNumber(brace.Next, level, 16, 1, 6, out var point, out at) && Rune.IsValid(point) && TryRead(at, level, out var close) && close.Code == '}'
                && Give(first, point, EscapeKind.C, close.Next, out symbol);
        }

        return TryUnits(at, level, '\\', out var code, out var next) && Give(first, code, EscapeKind.Json, next, out symbol);
    }

    // A unit of UTF-16, or two that are one character, each behind the sign and a letter.
    private bool TryUnits(int at, int level, char sign, out int code, out int next)
    {
        if (!TryNumber(at, level, 16, 4, 4, out code, out next))
        {
            return false;
        }

        if (char.IsHighSurrogate((char)code) && TryRead(next, level, out var second) && second.Code == sign && TryRead(second.Next, level, out var letter)
            && letter.Code == 'u' && TryNumber(letter.Next, level, 16, 4, 4, out var low, out var behind) && char.IsLowSurrogate((char)low))
        {
            (code, next) = (char.ConvertToUtf32((char)code, (char)low), behind);
        }

        return true;
    }

    private bool TryPercent(EscapeSymbol first, int level, out EscapeSymbol symbol)
    {
        symbol = default;
        if (TryRead(first.Next, level, out var second) && second.Code is '%')
        {
            return Give(first, '%', EscapeKind.Quoted, second.Next, out symbol);
        }

        // %u20AC, of JavaScript's escape() and of .NET's HttpUtility.
        if (second.Code == 'u' && TryUnits(second.Next, level, '%', out var point, out var behind))
        {
            return Give(first, point, EscapeKind.Percent, behind, out symbol);
        }

        return TryNumber(first.Next, level, 16, 2, 2, out var value, out var next) && GiveByte(first, value, EscapeKind.Percent, next, out symbol);
    }

    private bool TryQuotedPrintable(EscapeSymbol first, int level, out EscapeSymbol symbol)
    {
        symbol = default;
        return TryNumber(first.Next, level, 16, 2, 2, out var value, out var next) && GiveByte(first, value, EscapeKind.QuotedPrintable, next, out symbol);
    }

    private bool TryReference(EscapeSymbol first, int level, out EscapeSymbol symbol)
    {
        symbol = default;
        if (!TryRead(first.Next, level, out var second))
        {
            return false;
        }

        if (second.Code != '#')
        {
            return TryName(first, level, out symbol);
        }

        var hex = TryRead(second.Next, level, out var third) && third.Code is 'x' or 'X';
        return TryNumber(hex ? third.Next : second.Next, level, hex ? 16 : 10, 1, 7, out var value, out var at) && Rune.IsValid(value)
            && TryRead(at, level, out var end) && end.Code == ';' && Give(first, value, EscapeKind.Xml, end.Next, out symbol);
    }

    private bool TryName(EscapeSymbol first, int level, out EscapeSymbol symbol)
    {
        // &thetasym;
        const int LongestName = 8;
        symbol = default;
        Span<char> reference = stackalloc char[LongestName + 2];
        reference[0] = '&';
        var at = first.Next;
        for (var length = 1; length < reference.Length && TryRead(at, level, out var next); length++, at = next.Next)
        {
            if (next.Code != ';' && (next.Code >= 0x80 || !char.IsAsciiLetterOrDigit((char)next.Code)))
            {
                return false;
            }

            reference[length] = (char)next.Code;
            if (next.Code == ';')
            {
                // One that is none stays as it is.
                return WebUtility.HtmlDecode(new string(reference[..(length + 1)])) is [var character] && Give(first, character, EscapeKind.Xml, next.Next, out symbol);
            }
        }

        return false;
    }

    // it'\''s and it'"'"'s in a shell, it''s in YAML, SQL and PowerShell.
    private bool TryQuote(EscapeSymbol first, int level, out EscapeSymbol symbol)
    {
        symbol = default;
        return TryFollow(first.Next, level, @"\''", out var next) || TryFollow(first.Next, level, "\"'\"'", out next) || TryFollow(first.Next, level, "'", out next)
            ? Give(first, '\'', EscapeKind.Quoted, next, out symbol)
            : false;
    }

    private bool TryFollow(int at, int level, string characters, out int next)
    {
        next = at;
        foreach (var character in characters)
        {
            if (!TryRead(next, level, out var symbol) || symbol.Code != character)
            {
                return false;
            }

            next = symbol.Next;
        }

        return true;
    }

    private bool TryNumber(int at, int level, int numberBase, int least, int most, out int value, out int next)
    {
        value = 0;
        next = at;
        var count = 0;
        while (count < most && TryRead(next, level, out var symbol) && DigitOf(symbol.Code) < numberBase)
        {
            value = (value * numberBase) + DigitOf(symbol.Code);
            next = symbol.Next;
            count++;
        }

        return count >= least;
    }

    private static int DigitOf(int code) => code switch
    {
        >= '0' and <= '9' => code - '0',
        >= 'a' and <= 'f' => code - 'a' + 10,
        >= 'A' and <= 'F' => code - 'A' + 10,
        _ => int.MaxValue,
    };

    private static bool IsPunctuation(int code) => code is >= ' ' and < 0x7F && !char.IsAsciiLetterOrDigit((char)code);

    private static bool GiveByte(EscapeSymbol first, int value, EscapeKind kind, int next, out EscapeSymbol symbol)
    {
        symbol = new(value, value >= 0x80, next, EscapeSymbol.Add(first.Escapes, kind));
        return true;
    }

    private static bool Give(EscapeSymbol first, int code, EscapeKind kind, int next, out EscapeSymbol symbol)
    {
        symbol = new(code, IsByte: false, next, EscapeSymbol.Add(first.Escapes, kind));
        return true;
    }
}
