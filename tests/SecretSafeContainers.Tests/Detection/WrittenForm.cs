using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SecretSafeContainers.Tests.Detection;

/// <summary>A way in which programs write a text, and the encodings that a finding names for it.</summary>
/// <param name="Name">The program or the way.</param>
/// <param name="Encodings">What the finding lists, joined by <c>+</c>; null if it depends on the text.</param>
/// <param name="Write">Gives the bytes as stored.</param>
internal sealed record WrittenForm(string Name, string? Encodings, Func<string, byte[]> Write)
{
    /// <summary>True if the bytes can be a JSON string of a config: a label, a variable.</summary>
    public bool IsText { get; init; } = true;

    /// <summary>All that are looked for.</summary>
    public static IReadOnlyList<WrittenForm> All { get; } =
    [
        .. Escaped(), .. Base64Of("base64", "the value", Utf8), .. Base64Of("base64+utf-16le", "UTF-16", Encoding.Unicode.GetBytes), .. Wrapped(), .. Hex(), .. Decoded(),
        Binary("UTF-16, little endian", "utf-16le", Encoding.Unicode.GetBytes),
        Binary("UTF-16, big endian", "utf-16be", Encoding.BigEndianUnicode.GetBytes),
        Binary("UTF-32, little endian", "utf-32le", Encoding.UTF32.GetBytes),
        Binary("UTF-32, big endian", "utf-32be", new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetBytes),
        Binary("UTF-16 of JSON", null, text => Encoding.Unicode.GetBytes(Json(text, JavaScriptEncoder.Default))),
        Binary("UTF-16 of XML", null, text => Encoding.Unicode.GetBytes(WebUtility.HtmlEncode(text))),
        Binary("UTF-16 of a URL", null, text => Encoding.Unicode.GetBytes(Uri.EscapeDataString(text))),
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static IEnumerable<WrittenForm> Escaped() =>
    [
        new("raw", "", Utf8),
        Text("System.Text.Json", "json", text => Json(text, JavaScriptEncoder.Default)),
        Text("relaxed JSON", null, text => Json(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)),
        Text("Python's JSON", null, text => Ascii(text.Replace(@"\", @"\\").Replace("\"", "\\\""), value => @"\u" + Hex(value, 4))),
        Text("PHP's JSON", null, text => text.Replace(@"\", @"\\").Replace("\"", "\\\"").Replace("/", @"\/")),
        Text("Go's JSON", null, text => text.Replace(@"\", @"\\").Replace("\"", "\\\"").Replace("&", @"\u0026").Replace("<", @"\u003c").Replace(">", @"\u003e")),
        Text("JSON within JSON", null, text => Json(Json(text, JavaScriptEncoder.Default), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)),
        Text("JSON of nothing but escapes", "json", text => string.Concat(text.Select(value => @"\u" + Hex(value, 4)))),
        Text("XML within JSON", null, text => Json(WebUtility.HtmlEncode(text), JavaScriptEncoder.Default)),
        Text("HTML", "xml", text => WebUtility.HtmlEncode(text)),
        Text("XML by named references", "xml", text => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&apos;")),
        Text("XML by decimal references", "xml", text => Each(text, rune => Plain(rune) ? rune.ToString() : $"&#{rune.Value};")),
        Text("XML by hexadecimal references", "xml", text => Each(text, rune => Plain(rune) ? rune.ToString() : $"&#x{Hex(rune.Value, 1)};")),
        Text("XML by the names of HTML", "xml", text => Each(WebUtility.HtmlEncode(text), rune => rune.Value switch { 'é' => "&eacute;", 'ä' => "&auml;", 'ö' => "&ouml;", 'ï' => "&iuml;", 'Ü' => "&Uuml;", _ => rune.ToString() })),
        Text("XML in two sections", null, text => Halves(text, "]]><![CDATA[")),
        Text("XML of nothing but references", "xml", text => Each(text, rune => $"&#{rune.Value};")),
        Text("URL", "percent", Uri.EscapeDataString),
        Text("URL in lower case", "percent", text => Lower(Uri.EscapeDataString(text))),
        Text("form", "percent", text => WebUtility.UrlEncode(text)),
        Text("URL encoded twice", "percent+percent", text => Uri.EscapeDataString(Uri.EscapeDataString(text))),
        Text("URL of nothing but escapes", "percent", text => Bytes(text, value => "%" + Hex(value, 2))),
        Text("JavaScript's escape", null, text => string.Concat(text.Select(unit => char.IsAsciiLetterOrDigit(unit) ? unit.ToString() : unit < 0x100 ? "%" + Hex(unit, 2) : "%u" + Hex(unit, 4)))),
        Text("C", "c", text => Each(text, rune => rune.Value < 0x80 && Plain(rune) ? rune.ToString() : Bytes(rune.ToString(), value => @"\x" + Hex(value, 2)))),
        Text("C of nothing but escapes", "c", text => Bytes(text, value => @"\x" + Hex(value, 2).ToUpperInvariant().Replace("0X", "0x", StringComparison.Ordinal))),
        Text("C by octal numbers", "c", text => Each(text, rune => rune.Value < 0x80 && Plain(rune) ? rune.ToString() : Bytes(rune.ToString(), value => @"\" + Convert.ToString(value, 8).PadLeft(3, '0')))),
        Text("C of nothing but octal numbers", "c", text => Bytes(text, value => @"\" + Convert.ToString(value, 8).PadLeft(3, '0'))),
        Text("Go's %q", null, text => text.Replace(@"\", @"\\").Replace("\"", "\\\"")),
        Text("Go's %q within JSON", null, text => Json(text.Replace(@"\", @"\\").Replace("\"", "\\\""), JavaScriptEncoder.Default)),
        Text("quoted-printable", "quoted-printable", text => QuotedPrintable(text, "\r\n", 21)),
        Text("quoted-printable, LF", "quoted-printable", text => QuotedPrintable(text, "\n", 17)),
        Text("a shell's single quotes", null, text => text.Replace("'", @"'\''")),
        Text("a shell's two kinds of quotes", null, text => text.Replace("'", "'\"'\"'")),
        Text("a shell's double quotes", null, text => Each(text, rune => (rune.Value is '\\' or '"' or '$' or '`' ? @"\" : "") + rune)),
        Text("a shell's backslashes", null, text => Each(text, rune => (Plain(rune) || rune.Value >= 0x80 ? "" : @"\") + rune)),
        Text("Compose", null, text => text.Replace("$", "$$")),
        Text("MSBuild", "percent", text => Each(text, rune => rune.Value is '%' or '$' or '@' or '\'' or ';' or '?' or '*' or '(' or ')' ? "%" + Hex(rune.Value, 2) : rune.ToString())),
        Text("YAML's single quotes", null, text => text.Replace("'", "''")),
        Text("YAML's double quotes, going on in the next line", null, text => text.Replace(@"\", @"\\").Replace("\"", "\\\"").Replace(" ", "\\\n      \\ ")),
        Text("YAML's folded lines", null, text => text.Replace(" ", "\n    ")),
        Text("regular expression", null, text => Each(text, rune => (rune.IsAscii && @"\$^.|?*+()[]{}".Contains((char)rune.Value) ? @"\" : "") + rune)),
        Text("Java's properties", null, text => Ascii(text.Replace(@"\", @"\\").Replace("=", @"\=").Replace(":", @"\:").Replace("#", @"\#"), value => @"\u" + Hex(value, 4))),
        Text("PowerShell's double quotes", null, text => Each(text, rune => (rune.Value is '`' or '"' or '$' ? "`" : "") + rune)),
    ];

    private static IEnumerable<WrittenForm> Base64Of(string encodings, string name, Func<string, byte[]> encode)
    {
        for (var before = 0; before < 3; before++)
        {
            var lead = "u:x"[..before];
            yield return Text($"base64 of {before} bytes and {name}", encodings, text => Convert.ToBase64String(encode(lead + text + "tail")));
            yield return Text($"base64url of {before} bytes and {name}", encodings, text => Convert.ToBase64String(encode(lead + text)).TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        }
    }

    private static IEnumerable<WrittenForm> Wrapped()
    {
        foreach (var (name, lineEnd) in new[] { ("LF", "\n"), ("CRLF", "\r\n"), ("YAML", "\n      "), ("CRLF and a tab", "\r\n\t") })
        {
            foreach (var column in new[] { 16, 20, 64, 76 })
            {
                yield return Text($"base64 in lines of {column}, {name}", "base64", text => Lines(Base64("some text before " + text + " and some more text behind it, so that there are lines"), column, lineEnd));
            }
        }

        yield return Text("base64 in lines within JSON", null, text => Lines(Base64("some text before " + text + " and text behind"), 20, @"\n"));
        yield return Text("base64 in lines within JSON, CRLF", null, text => Lines(Base64("some text before " + text + " and text behind"), 20, @"\r\n"));
        yield return Text("base64 within System.Text.Json", null, text => Json(Base64("?>" + text), JavaScriptEncoder.Default));
        yield return Text("base64 within a URL", null, text => Uri.EscapeDataString(Base64("?>" + text)));
    }

    private static IEnumerable<WrittenForm> Decoded() =>
    [
        .. Base64Of("base64+json", "JSON", text => Utf8("{\"a\":\"" + Json(text, JavaScriptEncoder.Default) + "\"}")),
        .. Base64Of("base64+percent", "a URL", text => Utf8(Uri.EscapeDataString(text))),
        .. Base64Of("base64+base64", "base64", text => Utf8(Base64(text))),
        .. Base64Of("base64+base64", "base64 of a user and it", text => Utf8("auth: " + Base64("user:" + text))),
        .. Base64Of("base64+base64+base64", "base64 of base64", text => Utf8(Base64(Base64(text)))),
        Text("hex of base64", "hex+base64", text => Convert.ToHexStringLower(Utf8(Base64(text)))),
        Binary("UTF-16 of base64", "utf-16le+base64", text => Encoding.Unicode.GetBytes(Base64("a longer text, " + text))),
        Binary("UTF-16 of base64 of UTF-16", "utf-16le+base64+utf-16le", text => Encoding.Unicode.GetBytes(Convert.ToBase64String(Encoding.Unicode.GetBytes(text)))),
    ];

    private static IEnumerable<WrittenForm> Hex() =>
    [
        Text("hex", "hex", text => Convert.ToHexString(Utf8(text))),
        Text("lower hex", "hex", text => Convert.ToHexStringLower(Utf8(text))),
        Text("hex with colons", "hex", text => Bytes(text, value => Hex(value, 2) + ":")[..^1]),
        Text("hex with spaces", "hex", text => Bytes(text, value => Hex(value, 2) + " ")[..^1]),
        Text("hex with dashes", "hex", text => BitConverter.ToString(Utf8(text))),
        Text("hex of an array", "hex", text => Bytes(text, value => "0x" + Hex(value, 2) + ", ")[..^2]),
        Text("base32", "base32", Base32),
        Text("base32 without padding", "base32", text => Base32(text).TrimEnd('=')),
        Text("lower base32", "base32", text => Base32(text).TrimEnd('=').ToLowerInvariant()),
        Text("base32hex", "base32hex", text => Base32Hex(Base32(text))),
        Text("lower base32hex", "base32hex", text => Base32Hex(Base32(text)).TrimEnd('=').ToLowerInvariant()),
        Text("list of decimal numbers", "decimal", text => string.Join(", ", Utf8(text))),
        Text("list of decimal numbers within JSON", "decimal", text => string.Join(",", Utf8(text))),
        Text("lines of decimal numbers", "decimal", text => string.Join(",\n  ", Utf8(text).Chunk(5).Select(line => string.Join(", ", line)))),
        Text("hex of a dense array", "hex", text => Bytes(text, value => "0x" + Hex(value, 2) + ",")[..^1]),
    ];

    private static WrittenForm Text(string name, string? encodings, Func<string, string> write) => new(name, encodings, text => Utf8(write(text)));

    private static WrittenForm Binary(string name, string? encodings, Func<string, byte[]> write) => new(name, encodings, write) { IsText = false };

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Base64(string text) => Convert.ToBase64String(Utf8(text));

    private static string Base32(string text)
    {
        var bits = string.Concat(Utf8(text).Select(value => Convert.ToString(value, 2).PadLeft(8, '0')));
        var characters = string.Concat(bits.Chunk(5).Select(five => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]));
        return characters.PadRight((characters.Length + 7) / 8 * 8, '=');
    }

    private static string Base32Hex(string base32) => string.Concat(base32.Select(value => value == '=' ? value : "0123456789ABCDEFGHIJKLMNOPQRSTUV"[char.IsAsciiDigit(value) ? value - '2' + 26 : value - 'A']));

    private static string Hex(int value, int digits) => value.ToString("x" + digits, CultureInfo.InvariantCulture);

    private static bool Plain(Rune rune) => rune.Value < 0x80 && Rune.IsLetterOrDigit(rune);

    private static string Json(string text, JavaScriptEncoder encoder) => JsonEncodedText.Encode(text, encoder).ToString();

    private static string Lower(string text) => string.Concat(text.Select((value, at) => text.LastIndexOf('%', at) >= Math.Max(0, at - 2) ? char.ToLowerInvariant(value) : value));

    private static string Each(string text, Func<Rune, string> write) => string.Concat(text.EnumerateRunes().Select(write));

    private static string Ascii(string text, Func<char, string> write) => string.Concat(text.Select(value => value < 0x80 ? value.ToString() : write(value)));

    private static string Bytes(string text, Func<byte, string> write) => string.Concat(Utf8(text).Select(write));

    // Before a sign: words are what a text is found by.
    private static string Halves(string text, string between)
    {
        var half = text.Length / 2;
        while (half < text.Length && (char.IsAsciiLetterOrDigit(text[half]) || char.IsLowSurrogate(text[half])))
        {
            half++;
        }

        return text[..half] + between + text[half..];
    }

    private static string Lines(string text, int column, string lineEnd) => string.Join(lineEnd, text.Chunk(column).Select(line => new string(line)));

    private static string QuotedPrintable(string text, string lineEnd, int column)
    {
        var tokens = Utf8(text).Select(value => value is >= 0x20 and < 0x7F and not (byte)'=' ? ((char)value).ToString() : "=" + Hex(value, 2).ToUpperInvariant());
        return string.Join("=" + lineEnd, tokens.Chunk(column).Select(line => string.Concat(line)));
    }
}
