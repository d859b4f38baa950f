using System.Buffers;
using System.Text;

namespace SecretSafeContainers.Secrets;

/// <summary>
/// The anchors of a text that has no few letters and digits in a row, which no habit touches: three of its characters as each habit writes them. The rest is compared
/// in any habit. So a password of signs costs some thirty literals, where one with a core costs a dozen.
/// </summary>
internal static class HabitAnchors
{
    private const int Characters = 3;

    // What stands before a sign, and before which (none for all): of programming languages, shells, properties of Java, regular expressions, PowerShell and cmd.
    private static readonly (string Mark, string Signs)[] Marks =
        [(@"\", @"""\"), (@"\", @"'\"), (@"\", @"""\$`"), (@"\", @"\=:#! "), (@"\", @"\$^.|?*+()[]{}"), (@"\", ""), ("`", "`\"$"), ("^", "&<>|^\"")];

    private static readonly string[] Doubled = ["'", "\"", "$", "%", "{}"];

    private static readonly string[] Quotes = [@"'\''", "'\"'\"'", @"\'"];

    // Writers that escape everything, all but letters and digits, or all beyond ASCII.
    private static readonly Func<Rune, string>[] Escapes =
    [
        rune => Bytewise(rune, value => $@"\x{value:x2}"), rune => Bytewise(rune, value => @"\" + Convert.ToString(value, 8).PadLeft(3, '0')), rune => Bytewise(rune, value => $"={value:x2}"), rune => Bytewise(rune, value => $"%{value:x2}"),
        rune => string.Concat(rune.ToString().Select(unit => $@"\u{(int)unit:x4}")), rune => string.Concat(rune.ToString().Select(unit => unit < 0x100 ? $"%{(int)unit:x2}" : $"%u{(int)unit:x4}")),
        rune => $@"\u{{{rune.Value:x}}}", rune => $"&#{rune.Value};", rune => $"&#x{rune.Value:x};",
    ];

    /// <summary>The anchors of a form; none if it is no text of as many characters.</summary>
    /// <param name="bytes">The form.</param>
    /// <param name="mostBytes">How far from its start an anchor may stand.</param>
    public static List<FormAnchor> Of(byte[] bytes, int mostBytes)
    {
        // No string of the whole: that cannot be zeroed.
        var runes = new Rune[bytes.Length];
        try
        {
            return Decode(bytes, runes) is var length and >= Characters ? Of(runes.AsSpan(0, length), mostBytes) : [];
        }
        finally
        {
            Array.Clear(runes);
        }
    }

    private static int Decode(ReadOnlySpan<byte> bytes, Span<Rune> runes)
    {
        var length = 0;
        for (; !bytes.IsEmpty; length++)
        {
            if (Rune.DecodeFromUtf8(bytes, out runes[length], out var consumed) != OperationStatus.Done)
            {
                return 0;
            }

            bytes = bytes[consumed..];
        }

        return length;
    }

    private static List<FormAnchor> Of(ReadOnlySpan<Rune> runes, int mostBytes)
    {
        var (best, bestCost, bestPosition) = (0, int.MaxValue, 0);
        for (int at = 0, position = 0; at + Characters <= runes.Length && position < mostBytes; position += runes[at++].Utf8SequenceLength)
        {
            if (CostOf(runes.Slice(at, Characters)) is var cost && cost < bestCost)
            {
                (best, bestCost, bestPosition) = (at, cost, position);
            }
        }

        return [.. Written(string.Concat(runes.Slice(best, Characters).ToArray())).SelectMany(written => Stored(written, bestPosition))];
    }

    // Letters and digits are written as they are by most, a few signs by many.
    private static int CostOf(ReadOnlySpan<Rune> runes)
    {
        var cost = 0;
        foreach (var rune in runes)
        {
            cost += CostOf(rune);
        }

        return cost;
    }

    private static int CostOf(Rune rune) => IsPlain(rune) ? 0 : IsAnyOf(rune, "-_.~") ? 1 : 3;

    private static HashSet<string> Written(string text)
    {
        HashSet<string> written = [text, .. Usual(text).SelectMany(once => Usual(once).Append(once))];
        foreach (var (mark, signs) in Marks)
        {
            written.Add(Each(text, rune => signs.Length == 0 ? IsSign(rune) : IsAnyOf(rune, signs), rune => mark + rune));
        }

        written.UnionWith(Doubled.Select(signs => Each(text, rune => IsAnyOf(rune, signs), rune => $"{rune}{rune}")));
        written.UnionWith(Quotes.Select(quote => text.Replace("'", quote, StringComparison.Ordinal)));
        foreach (var escape in Escapes)
        {
            written.Add(Each(text, _ => true, escape));
            written.Add(Each(text, rune => !IsPlain(rune), escape));
            written.Add(Each(text, rune => rune.Value >= 0x80 || IsAnyOf(rune, "="), escape));
        }

        return written;
    }

    // JSON, XML and URLs have a form for each program.
    private static IEnumerable<string> Usual(string text)
    {
        using var set = new FormSet(text.Length * 16);
        var utf8 = Encoding.UTF8.GetBytes(text);
        JsonForms.Add(set, utf8);
        XmlForms.Add(set, utf8);
        PercentForms.Add(set, utf8);
        foreach (var form in set.Forms)
        {
            yield return Encoding.UTF8.GetString(form.Bytes);
            form.Dispose();
        }
    }

    private static IEnumerable<FormAnchor> Stored(string text, int position)
    {
        yield return new(Encoding.UTF8.GetBytes(text), position) { IgnoreCase = Ascii.IsValid(text) };
        if (!Ascii.IsValid(text) && text.All(unit => unit <= 0xFF))
        {
            yield return new(Encoding.Latin1.GetBytes(text), position);
        }

        // From the low byte of the first character to that of the last, which is the same in both byte orders where all are ASCII.
        yield return new(Encoding.Unicode.GetBytes(text)[..^1], position) { CharacterBytes = 2 };
        yield return new(Encoding.UTF32.GetBytes(text)[..^3], position) { CharacterBytes = 4 };
        if (!Ascii.IsValid(text))
        {
            yield return new(Encoding.BigEndianUnicode.GetBytes(text)[1..], position) { CharacterBytes = 2 };
            yield return new(new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetBytes(text)[3..], position) { CharacterBytes = 4 };
        }
    }

    private static string Each(string text, Func<Rune, bool> which, Func<Rune, string> write) => string.Concat(text.EnumerateRunes().Select(rune => which(rune) ? write(rune) : rune.ToString()));

    private static string Bytewise(Rune rune, Func<byte, string> write) => string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(write));

    private static bool IsPlain(Rune rune) => rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value);

    private static bool IsSign(Rune rune) => rune.IsAscii && !IsPlain(rune);

    private static bool IsAnyOf(Rune rune, string signs) => rune.IsAscii && signs.Contains((char)rune.Value, StringComparison.Ordinal);
}
