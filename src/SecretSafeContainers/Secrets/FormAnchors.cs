using System.Buffers;
using System.Text;

namespace SecretSafeContainers.Secrets;

/// <summary>Chooses the anchors of forms: few and short, as 200 secrets must not slow the prefilter, yet at least one for each way of writing.</summary>
internal static class FormAnchors
{
    /// <summary>Most characters of a form before its last anchor: from there, what stands before it is compared.</summary>
    public const int LeadCharacters = 64;

    private const int TextCharacters = 12;
    private const int Utf16Characters = 6;
    private const int Utf32Characters = 4;
    private const int Base64Characters = 4;
    private const int Base64Pieces = 4;
    private const int MaxBase64Anchors = 11;
    private const int HexDigits = 10;
    private const int Numbers = 4;
    private const int EscapedCharacters = 3;
    private const int LeastCharacters = 3;

    // What no habit of escaping touches, unless it escapes everything.
    private static readonly SearchValues<byte> Alphanumeric = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8);

    // How a writer that escapes everything writes a byte, a unit of UTF-16 and a character.
    private static readonly Func<byte, string>[] Bytewise =
        [value => $@"\x{value:x2}", value => $"%{value:x2}", value => $"={value:x2}", value => @"\" + Convert.ToString(value, 8).PadLeft(3, '0')];

    private static readonly Func<char, string>[] Unitwise = [value => $@"\u{(int)value:x4}"];
    private static readonly Func<Rune, string>[] Runewise = [value => $"&#{value.Value};", value => $"&#x{value.Value:x};"];

    private static readonly string[] NumberSeparators = [",", ", "];

    private static readonly string[] Separators = [":", " ", "-", ",0x", ", 0x"];

    /// <summary>True if a text has characters that no habit of escaping touches, enough to find it by.</summary>
    private static bool HasCore(ReadOnlySpan<byte> text) => LongestRun(text).Length >= LeastCharacters;

    /// <summary>The anchors of a form.</summary>
    public static IEnumerable<FormAnchor> Of(SecretForm form) => form.Reading switch
    {
        FormReading.Text when HasCore(form.Bytes) => OfText(form.Bytes),
        FormReading.Text when HabitAnchors.Of(form.Bytes, LeadCharacters) is { Count: > 0 } anchors => anchors,
        FormReading.Base64 => WithWide(OfBase64(form.Bytes)),
        FormReading.Hex => WithWide(OfHex(form.Bytes)),
        FormReading.Numbers => WithWide(OfNumbers(form.Bytes)),
        _ => [OfExact(form.Bytes)],
    };

    // Big-endian UTF-16 starts with a NUL byte, which would stop the prefilter at every zero of a binary.
    private static FormAnchor OfExact(byte[] bytes)
    {
        var position = bytes[0] == 0 && bytes.Length > TextCharacters ? 1 : 0;
        return new(bytes.AsSpan(position, Math.Min(TextCharacters, bytes.Length - position)).ToArray(), position);
    }

    private static List<FormAnchor> OfText(byte[] bytes)
    {
        var run = LongestRun(bytes);
        var core = bytes.AsSpan(run.Start, Math.Min(run.Length, TextCharacters)).ToArray();
        List<FormAnchor> anchors = [new(core, run.Start), Wide(core, run.Start, 2, Utf16Characters), Wide(core, run.Start, 4, Utf32Characters)];

        // Another one, as a line that goes on may break the first.
        var rest = run.Start + core.Length;
        var (next, nextLength) = LongestRun(bytes.AsSpan(rest));
        var (last, lastLength) = LongestRun(bytes.AsSpan(0, run.Start));
        var second = nextLength >= lastLength ? (Start: rest + next, Length: nextLength) : (Start: last, Length: lastLength);
        if (second.Length > LeastCharacters)
        {
            anchors.Add(new(bytes.AsSpan(second.Start, Math.Min(second.Length, TextCharacters)).ToArray(), second.Start));
        }

        List<FormAnchor> escaped = [.. Bytewise.Select(write => Everywhere(bytes.Take(EscapedCharacters).Select(write)))];
        var text = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, LeadCharacters));
        if (!text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            escaped.AddRange(Unitwise.Select(write => Everywhere(text.Take(EscapedCharacters - 1).Select(write))));
            escaped.AddRange(Runewise.Select(write => Everywhere(text.EnumerateRunes().Take(EscapedCharacters - 1).Select(write))));
        }

        anchors.AddRange(WithWide(escaped));
        return anchors;
    }

    // The same in UTF-16: a text of a .NET assembly may itself be encoded.
    private static IEnumerable<FormAnchor> WithWide(IReadOnlyCollection<FormAnchor> anchors) =>
        [.. anchors, .. anchors.Select(anchor => Wide(anchor.Literal, anchor.Position, 2, anchor.Literal.Length) with { IgnoreCase = anchor.IgnoreCase })];

    // Of four pieces of four characters, each beginning one behind the other, lines of four characters or more leave one whole, wherever they break.
    // Of letters and digits, which both alphabets share and nobody escapes; where no seven stand in a row, pieces with a sign in either alphabet, and others without.
    private static List<FormAnchor> OfBase64(byte[] bytes)
    {
        var (window, rest) = (Base64Pieces + Base64Characters - 1, PiecesOf(bytes, Base64Characters));
        if (PiecesOf(bytes, window) is [var first, ..])
        {
            return [.. Enumerable.Range(first, Base64Pieces).Select(at => Piece(bytes, at))];
        }

        List<FormAnchor> anchors = [];
        for (var at = 0; at < Math.Min(Base64Pieces, bytes.Length - Base64Characters + 1); at++)
        {
            anchors.Add(Piece(bytes, at));
            if (!rest.Contains(at))
            {
                anchors.Add(new(UrlSafe(anchors[^1].Literal), at));
            }
        }

        var next = 0;
        foreach (var at in rest.Where(at => at >= Base64Pieces))
        {
            if (at >= next && anchors.Count < MaxBase64Anchors)
            {
                anchors.Add(Piece(bytes, at));
                next = at + Base64Characters;
            }
        }

        return anchors;
    }

    private static FormAnchor Piece(byte[] bytes, int at) => new(bytes.AsSpan(at, Base64Characters).ToArray(), at);

    private static List<int> PiecesOf(byte[] bytes, int length) =>
        [.. Enumerable.Range(0, Math.Max(0, Math.Min(bytes.Length - length, LeadCharacters) + 1)).Where(at => !bytes.AsSpan(at, length).ContainsAnyExcept(Alphanumeric))];

    private static List<FormAnchor> OfHex(byte[] digits)
    {
        List<FormAnchor> anchors = [new(digits.AsSpan(0, Math.Min(HexDigits, digits.Length)).ToArray(), 0) { IgnoreCase = true }];
        foreach (var separator in Separators)
        {
            var literal = Encoding.ASCII.GetBytes(separator);
            anchors.Add(new([.. digits.AsSpan(0, 2), .. literal, .. digits.AsSpan(2, 2), .. literal, .. digits.AsSpan(4, 2)], 0) { IgnoreCase = true });
        }

        return anchors;
    }

    private static FormAnchor[] OfNumbers(byte[] list)
    {
        var numbers = Encoding.ASCII.GetString(list).Split(',', Numbers + 1)[..Numbers];
        return [.. NumberSeparators.Select(separator => new FormAnchor(Encoding.ASCII.GetBytes(string.Join(separator, numbers) + ","), 0))];
    }

    private static (int Start, int Length) LongestRun(ReadOnlySpan<byte> bytes)
    {
        var end = Math.Min(bytes.Length, LeadCharacters);
        var (best, bestLength) = (0, 0);
        for (var at = 0; at < end; at++)
        {
            var length = bytes[at..].IndexOfAnyExcept(Alphanumeric);
            length = length < 0 ? bytes.Length - at : length;
            if (length > bestLength)
            {
                (best, bestLength) = (at, length);
            }

            at += length;
        }

        return (best, bestLength);
    }

    private static FormAnchor Wide(ReadOnlySpan<byte> ascii, int position, int characterBytes, int most)
    {
        var count = Math.Min(ascii.Length, most);
        var literal = new byte[(characterBytes * (count - 1)) + 1];
        for (var at = 0; at < count; at++)
        {
            literal[characterBytes * at] = ascii[at];
        }

        return new(literal, position) { CharacterBytes = characterBytes };
    }

    private static byte[] UrlSafe(ReadOnlySpan<byte> base64)
    {
        var result = base64.ToArray();
        result.AsSpan().Replace((byte)'+', (byte)'-');
        result.AsSpan().Replace((byte)'/', (byte)'_');
        return result;
    }

    private static FormAnchor Everywhere(IEnumerable<string> escapes) => new(Encoding.ASCII.GetBytes(string.Concat(escapes)), 0) { IgnoreCase = true };
}
