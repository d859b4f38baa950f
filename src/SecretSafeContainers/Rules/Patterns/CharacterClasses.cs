using System.Collections.Concurrent;
using System.Globalization;

namespace SecretSafeContainers.Rules.Patterns;

/// <summary>The named sets of RE2's syntax. Those with a letter and those in brackets are sets of ASCII.</summary>
/// <remarks><see href="https://github.com/google/re2/wiki/Syntax"/></remarks>
internal static class CharacterClasses
{
    private static readonly ConcurrentDictionary<string, CharacterRanges> Categories = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, UnicodeCategory> CategoryNames = new(StringComparer.Ordinal)
    {
        ["Lu"] = UnicodeCategory.UppercaseLetter,
        ["Ll"] = UnicodeCategory.LowercaseLetter,
        ["Lt"] = UnicodeCategory.TitlecaseLetter,
        ["Lm"] = UnicodeCategory.ModifierLetter,
        ["Lo"] = UnicodeCategory.OtherLetter,
        ["Mn"] = UnicodeCategory.NonSpacingMark,
        ["Mc"] = UnicodeCategory.SpacingCombiningMark,
        ["Me"] = UnicodeCategory.EnclosingMark,
        ["Nd"] = UnicodeCategory.DecimalDigitNumber,
        ["Nl"] = UnicodeCategory.LetterNumber,
        ["No"] = UnicodeCategory.OtherNumber,
        ["Pc"] = UnicodeCategory.ConnectorPunctuation,
        ["Pd"] = UnicodeCategory.DashPunctuation,
        ["Ps"] = UnicodeCategory.OpenPunctuation,
        ["Pe"] = UnicodeCategory.ClosePunctuation,
        ["Pi"] = UnicodeCategory.InitialQuotePunctuation,
        ["Pf"] = UnicodeCategory.FinalQuotePunctuation,
        ["Po"] = UnicodeCategory.OtherPunctuation,
        ["Sm"] = UnicodeCategory.MathSymbol,
        ["Sc"] = UnicodeCategory.CurrencySymbol,
        ["Sk"] = UnicodeCategory.ModifierSymbol,
        ["So"] = UnicodeCategory.OtherSymbol,
        ["Zs"] = UnicodeCategory.SpaceSeparator,
        ["Zl"] = UnicodeCategory.LineSeparator,
        ["Zp"] = UnicodeCategory.ParagraphSeparator,
        ["Cc"] = UnicodeCategory.Control,
        ["Cf"] = UnicodeCategory.Format,
        ["Co"] = UnicodeCategory.PrivateUse,
    };

    /// <summary><c>\d</c>.</summary>
    public static CharacterRanges Digits { get; } = CharacterRanges.Of(('0', '9'));

    /// <summary><c>\w</c>.</summary>
    public static CharacterRanges Word { get; } = CharacterRanges.Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    /// <summary><c>\s</c>, without the vertical tab.</summary>
    public static CharacterRanges Space { get; } = CharacterRanges.Of(('\t', '\n'), ('\f', '\r'), (' ', ' '));

    /// <summary>The set in brackets and colons, or null if there is none of this name.</summary>
    public static CharacterRanges? Posix(string name) => name switch
    {
        "alnum" => CharacterRanges.Of(('0', '9'), ('A', 'Z'), ('a', 'z')),
        "alpha" => CharacterRanges.Of(('A', 'Z'), ('a', 'z')),
        "ascii" => CharacterRanges.Of((0, 0x7F)),
        "blank" => CharacterRanges.Of(('\t', '\t'), (' ', ' ')),
        "cntrl" => CharacterRanges.Of((0, 0x1F), (0x7F, 0x7F)),
        "digit" => Digits,
        "graph" => CharacterRanges.Of(('!', '~')),
        "lower" => CharacterRanges.Of(('a', 'z')),
        "print" => CharacterRanges.Of((' ', '~')),
        "punct" => CharacterRanges.Of(('!', '/'), (':', '@'), ('[', '`'), ('{', '~')),
        "space" => CharacterRanges.Of(('\t', '\r'), (' ', ' ')),
        "upper" => CharacterRanges.Of(('A', 'Z')),
        "word" => Word,
        "xdigit" => CharacterRanges.Of(('0', '9'), ('A', 'F'), ('a', 'f')),
        _ => null,
    };

    /// <summary>A Unicode category by its name of one or two letters, up to U+FFFF and with nothing behind; null if it is none.</summary>
    public static CharacterRanges? Category(string name) => name switch
    {
        "Any" => CharacterRanges.All,
        { Length: 1 or 2 } when CategoryNames.Keys.Any(key => key.StartsWith(name, StringComparison.Ordinal)) => Categories.GetOrAdd(name, Find),
        _ => null,
    };

    private static CharacterRanges Find(string name)
    {
        var categories = CategoryNames.Where(pair => pair.Key.StartsWith(name, StringComparison.Ordinal)).Select(pair => pair.Value).ToHashSet();
        return CharacterRanges.Of(Enumerable.Range(0, char.MaxValue).Where(code => categories.Contains(CharUnicodeInfo.GetUnicodeCategory((char)code))).Select(code => (code, code)));
    }
}
