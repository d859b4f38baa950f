using System.Buffers;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Secrets.Judging;

namespace SecretSafeContainers.Detection;

/// <summary>Tells a password that somebody chose from the other things that stand behind a name that says password.</summary>
internal static class PasswordLikeness
{
    /// <summary>Least letters of a password of letters alone: shorter ones are words of user interfaces and types.</summary>
    private const int WordCharacters = 8;

    /// <summary>Least characters of a password that is believed in code.</summary>
    private const int StrongCharacters = 8;

    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Openers = "/~@#!\\-+|>*&.,:=?'\"`([{)]}";

    // What generated passwords begin with as often as selectors, tags and options do.
    private const string DrawnOpeners = "~@#!+*&=?";
    private const int DrawnCharacters = 10;

    private static readonly SearchValues<char> Member = SearchValues.Create(Letters + "0123456789_.[]$");
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(Letters + "_-./:#");

    private static readonly string[] Names = ["passw", "secret", "token", "credential", "_key", "-key", "pwd"];

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "encrypted", "plaintext", "cleartext", "disabled", "enabled", "required", "optional", "prohibited", "generated", "automatic", "external", "internal", "undefined", "provided", "inherit", "inherited", "variable",
        "wachtwoord", "kennwort", "passwort", "salasana", "authenticate", "authentication", "challenge", "interactive", "keyboard-interactive", "publickey", "scram-sha-256", "scram-sha-512", "without-password", "prohibit-password", "on_create", "on-create", "on_change",
    };

    /// <summary>True for what can be a password where nothing else is expected: in a setting.</summary>
    public static bool IsOne(ReadOnlySpan<char> text)
    {
        if (Placeholders.IsOne(text) || IsExpression(text) || Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text))
        {
            return false;
        }

        if (CharacterSets.Blank.HoldsAny(text) || text.IndexOfAnyExceptInRange((char)0x21, (char)0x7E) >= 0)
        {
            return false;
        }

        var (letters, digits, signs) = Count(text);
        return signs + digits == 0 ? letters >= WordCharacters && (!char.IsAsciiLetterUpper(text[0]) || !SecretShape.IsWords(text))
            : letters > 0 && !IsNameOfOne(text);
    }

    /// <summary>True for what is hard to take for anything else: long, and mixed of letters and digits or signs.</summary>
    public static bool IsStrong(ReadOnlySpan<char> text)
    {
        var (letters, digits, signs) = Count(text);
        return text.Length >= StrongCharacters && letters >= 3 && digits > 0 && IsOne(text) && (signs > 0 || text.ContainsAnyInRange('A', 'Z')) && !SecretShape.IsName(text);
    }

    // db-password, smtp_password, users/passwords#update: words that name a password elsewhere, joined by the separators of names.
    private static bool IsNameOfOne(ReadOnlySpan<char> text)
    {
        foreach (var name in Names)
        {
            if (text.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                return !text.ContainsAnyInRange('0', '9') && text.IndexOfAnyExcept(NameCharacters) < 0;
            }
        }

        return false;
    }

    // Paths, calls, members, variables, options, selectors, addresses.
    private static bool IsExpression(ReadOnlySpan<char> text) =>
        (Openers.Contains(text[0]) && !IsDrawn(text)) || "([{".Contains(text[^1]) || IsVariable(text) || text.StartsWith("C:", StringComparison.OrdinalIgnoreCase)
        || text.Contains("://", StringComparison.Ordinal) || text.Contains("::", StringComparison.Ordinal) || text.Contains("->", StringComparison.Ordinal)
        || (text.Contains('(') && text.Contains(')')) || IsMember(text);

    private static bool IsDrawn(ReadOnlySpan<char> text) =>
        text.Length >= DrawnCharacters && DrawnOpeners.Contains(text[0]) && text.ContainsAnyInRange('0', '9') && text.ContainsAnyInRange('A', 'Z') && text.ContainsAnyInRange('a', 'z')
        && !text.ContainsAny("/.,()") && TokenLikeness.Evidence(text[1..]) > 0;

    // $PASSWORD, $PASSWORD/path, $super$secret: a name behind the sign, and no digits.
    private static bool IsVariable(ReadOnlySpan<char> text) =>
        text[0] == '$' && (char.IsAsciiLetter(text[1]) || text[1] is '_' or '{' or '(') && (!text.ContainsAnyInRange('0', '9') || text.Contains('_'));

    // var.db_password, settings.Password2: names with a dot between, whose digits stand at the end.
    private static bool IsMember(ReadOnlySpan<char> text)
    {
        if (!text.Contains('.') || text.IndexOfAnyExcept(Member) >= 0)
        {
            return false;
        }

        foreach (var part in text.Split('.'))
        {
            var name = text[part].TrimEnd("0123456789[]");
            if (name.IsEmpty || name.ContainsAnyInRange('0', '9'))
            {
                return false;
            }
        }

        return !text.ContainsAnyInRange('0', '9') || char.IsAsciiLetterLower(text[0]);
    }

    private static (int Letters, int Digits, int Signs) Count(ReadOnlySpan<char> text)
    {
        var (letters, digits) = (0, 0);
        foreach (var character in text)
        {
            letters += char.IsAsciiLetter(character) ? 1 : 0;
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return (letters, digits, text.Length - letters - digits);
    }
}
