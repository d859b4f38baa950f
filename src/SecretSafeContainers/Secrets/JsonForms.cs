using System.Collections.Immutable;
using System.Text;

namespace SecretSafeContainers.Secrets;

/// <summary>The value within a JSON string. Writers disagree about what they escape, so there is a form for each habit.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8259#section-7"/></remarks>
internal static class JsonForms
{
    private static readonly ImmutableArray<string> Encodings = ["json"];

    private static readonly ImmutableArray<Habit> Habits =
    [
        new("", Quote: true), // Newtonsoft.Json, UnsafeRelaxedJsonEscaping, JSON.stringify
        new("/", Quote: true), // PHP
        new("\"<>&'+`", Quote: false, Ascii: true), // System.Text.Json's default
        new("<>&'", Quote: true), // PowerShell
        new("<>&", Quote: true), // Go
        new("", Quote: true, Ascii: true), // Python
        new("/", Quote: true, Ascii: true),
    ];

    /// <summary>Adds the forms of a text in UTF-8, the hexadecimal digits in either case.</summary>
    public static void Add(FormSet set, ReadOnlySpan<byte> utf8)
    {
        foreach (var habit in Habits)
        {
            set.AddRunes(utf8, Encodings, (rune, ref writer) => Write(rune, habit, upper: true, ref writer));
            set.AddRunes(utf8, Encodings, (rune, ref writer) => Write(rune, habit, upper: false, ref writer));
        }
    }

    private static void Write(Rune rune, Habit habit, bool upper, ref FormWriter writer)
    {
        var value = rune.Value;
        if (ShortEscape(value, habit) is { Length: > 0 } escape)
        {
            writer.Write(escape);
        }
        else if (value < 0x20 || (value < 0x80 && habit.Escaped.Contains((char)value)) || (value >= 0x7F && habit.Ascii))
        {
            WriteUnits(rune, upper, ref writer);
        }
        else
        {
            writer.Write(rune);
        }
    }

    private static ReadOnlySpan<byte> ShortEscape(int value, Habit habit) => value switch
    {
        '\\' => "\\\\"u8,
        '"' when habit.Quote => "\\\""u8,
        '/' when habit.Escaped == "/" => "\\/"u8,
        '\n' => "\\n"u8,
        '\r' => "\\r"u8,
        '\t' => "\\t"u8,
        '\b' => "\\b"u8,
        '\f' => "\\f"u8,
        _ => default,
    };

    private static void WriteUnits(Rune rune, bool upper, ref FormWriter writer)
    {
        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..rune.EncodeToUtf16(units)])
        {
            writer.WriteHex("\\u"u8, unit, 4, upper);
        }
    }

    /// <summary>What one kind of writer escapes beyond backslashes and control characters.</summary>
    /// <param name="Escaped">Further ASCII characters; <c>/</c> as <c>\/</c>, others by number.</param>
    /// <param name="Quote">True if a quotation mark becomes <c>\"</c>.</param>
    /// <param name="Ascii">True if everything outside ASCII is escaped by number.</param>
    private sealed record Habit(string Escaped, bool Quote, bool Ascii = false);
}
