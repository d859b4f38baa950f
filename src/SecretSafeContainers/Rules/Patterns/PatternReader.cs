using System.Globalization;
using System.Text;

namespace SecretSafeContainers.Rules.Patterns;

/// <summary>The characters of a pattern, and the small things in it.</summary>
/// <param name="text">The pattern.</param>
internal sealed class PatternReader(string text)
{
    private readonly int[] characters = [.. text.EnumerateRunes().Select(rune => rune.Value)];
    private int at;

    /// <summary>True behind the last character.</summary>
    public bool IsAtEnd => at == characters.Length;

    /// <summary>The next character, or -1.</summary>
    public int Next => at < characters.Length ? characters[at] : -1;

    /// <summary>The one behind it, or -1.</summary>
    public int AfterNext => at + 1 < characters.Length ? characters[at + 1] : -1;

    /// <summary>Takes the next character.</summary>
    public int Take() => IsAtEnd ? throw Wrong("it ends in the middle of something") : characters[at++];

    /// <summary>True if this comes next.</summary>
    public bool Has(string expected) => at + expected.Length <= characters.Length && !expected.Where((character, index) => characters[at + index] != character).Any();

    /// <summary>True if this comes now or later.</summary>
    public bool HasAhead(string expected) => characters.AsSpan(at).IndexOf([.. expected.Select(character => (int)character)]) >= 0;

    /// <summary>Takes this if it comes next.</summary>
    public bool TryTake(char expected)
    {
        var has = Next == expected;
        at += has ? 1 : 0;
        return has;
    }

    /// <inheritdoc cref="TryTake(char)"/>
    public bool TryTake(string expected)
    {
        var has = Has(expected);
        at += has ? expected.Length : 0;
        return has;
    }

    /// <summary>A failure at this place.</summary>
    public FormatException Wrong(string what) => new(string.Create(CultureInfo.InvariantCulture, $"{what} (at character {at + 1})"));

    /// <summary>Takes everything up to <c>\E</c> or the end.</summary>
    public List<int> TakeQuoted()
    {
        var quoted = new List<int>();
        while (!IsAtEnd && !TryTake(@"\E"))
        {
            quoted.Add(Take());
        }

        return quoted;
    }

    /// <summary>Takes a group's name with its closing bracket.</summary>
    public string TakeName()
    {
        var name = new StringBuilder();
        while (Next is >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z' or '_')
        {
            name.Append((char)Take());
        }

        return name.Length > 0 && TryTake('>') ? name.ToString() : throw Wrong("a group's name is not one");
    }

    /// <summary>Takes flags behind a question mark, with the sign behind them.</summary>
    /// <param name="flags">Those before.</param>
    /// <param name="setsOnly">True if they hold for what follows; false if a group begins.</param>
    public PatternFlags TakeFlags(PatternFlags flags, out bool setsOnly)
    {
        var isOff = false;
        while (true)
        {
            var next = Take();
            if (next is ')' or ':')
            {
                setsOnly = next == ')';
                return flags;
            }

            var flag = next switch
            {
                'i' => PatternFlags.IgnoreCase,
                'm' => PatternFlags.Multiline,
                's' => PatternFlags.DotAll,
                'U' => PatternFlags.Ungreedy,
                '-' when !isOff => PatternFlags.None,
                '=' or '!' or '<' => throw Wrong("there are no lookarounds in this syntax"),
                _ => throw Wrong("a group begins with what this syntax does not know"),
            };
            isOff |= next == '-';
            flags = isOff ? flags & ~flag : flags | flag;
        }
    }

    /// <summary>Takes <c>{2}</c>, <c>{2,}</c> or <c>{2,5}</c>; whatever else stands in braces is text.</summary>
    public bool TryTakeCounts(out int min, out int? max)
    {
        var start = at++;
        max = null;
        if (TryTakeNumber(out min))
        {
            var isOpen = TryTake(',');
            max = !isOpen ? min : TryTakeNumber(out var most) ? most : null;
            if (TryTake('}'))
            {
                return true;
            }
        }

        at = start;
        return false;
    }

    /// <summary>Takes an escape that stands for a set, such as <c>\d</c> or <c>\pL</c>; null if the next is none.</summary>
    public CharacterRanges? TryTakeClass()
    {
        if (Next != '\\')
        {
            return null;
        }

        CharacterRanges? set = AfterNext switch
        {
            'd' => CharacterClasses.Digits,
            'D' => CharacterClasses.Digits.Negate(),
            's' => CharacterClasses.Space,
            'S' => CharacterClasses.Space.Negate(),
            'w' => CharacterClasses.Word,
            'W' => CharacterClasses.Word.Negate(),
            _ => null,
        };
        var isCategory = AfterNext is 'p' or 'P';
        var isNegated = AfterNext == 'P';
        at += set is null && !isCategory ? 0 : 2;
        return isCategory ? TakeCategory(isNegated) : set;
    }

    /// <summary>Takes an escape that stands for one character.</summary>
    public int TakeEscapedCharacter()
    {
        Take();
        var next = Take();
        return next switch
        {
            'a' => 7,
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            'x' => TakeHex(),
            '0' => TakeOctal(0),
            >= '1' and <= '7' when Next is >= '0' and <= '7' => TakeOctal(next - '0'),
            >= '1' and <= '9' => throw Wrong("there are no references to groups in this syntax"),
            < 0x80 when !char.IsAsciiLetterOrDigit((char)next) => next,
            _ => throw Wrong(next < 0x80 ? $"there is no escape \\{(char)next} in this syntax" : "only signs of ASCII can be escaped"),
        };
    }

    private CharacterRanges TakeCategory(bool isNegated)
    {
        var name = new StringBuilder();
        if (TryTake('{'))
        {
            isNegated ^= TryTake('^');
            while (!TryTake('}'))
            {
                name.Append(new Rune(Take()).ToString());
            }
        }
        else
        {
            name.Append(new Rune(Take()).ToString());
        }

        return CharacterClasses.Category(name.ToString()) is not { } set
            ? throw Wrong("a class of Unicode is none of the general categories (scripts are not supported)")
            : isNegated ? set.Negate() : set;
    }

    private bool TryTakeNumber(out int number)
    {
        number = 0;
        var start = at;
        while (Next is >= '0' and <= '9')
        {
            number = Math.Min(100_000, (number * 10) + Take() - '0');
        }

        // As in Go: no leading zeros.
        return at > start && (at == start + 1 || characters[start] != '0');
    }

    private int TakeHex()
    {
        var digits = new StringBuilder();
        var braced = TryTake('{');
        while ((braced || digits.Length < 2) && Next >= 0 && Uri.IsHexDigit((char)Math.Min(Next, char.MaxValue)))
        {
            digits.Append((char)Take());
        }

        return (braced ? TryTake('}') && digits.Length is > 0 and <= 8 : digits.Length == 2)
            && int.TryParse(digits.ToString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && code is >= 0 and <= CharacterRanges.Max
            ? code
            : throw Wrong("a character's number is not one");
    }

    private int TakeOctal(int first)
    {
        var code = first;
        for (var more = 0; more < 2 && Next is >= '0' and <= '7'; more++)
        {
            code = (code * 8) + Take() - '0';
        }

        return code;
    }
}
