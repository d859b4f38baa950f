namespace SecretSafeContainers.Detection;

/// <summary>
/// Recognises a list of codes, in which every character of a text is a number and the same stands between all of them: <c>\x67\x68</c>, <c>%67%68</c>, <c>&amp;#103;&amp;#104;</c>,
/// <c>chr(103).chr(104)</c>, <c>103u8, 104u8</c>, <c>(byte)0x67, (byte)0x68</c>. What stands there is learnt from the first two, so no habit needs to be known.
/// </summary>
internal static class CodeList
{
    /// <summary>Shortest list that is found: what stands between its codes says that it is one, and no digit is there by chance.</summary>
    public const int LeastCodes = 8;

    /// <summary>Most digits of a code: <c>\U00000067</c>, <c>0b01100111</c>.</summary>
    public const int MostDigits = 8;

    // "), CByte(&H"
    private const int MostBetween = 16;

    /// <summary>The base of a shape.</summary>
    public static int BaseOf(NumberShape shape) => shape switch
    {
        NumberShape.CodeDecimal => 10,
        NumberShape.CodeOctal => 8,
        NumberShape.CodeBinary => 2,
        _ => 16,
    };

    /// <summary>True for what may stand between two codes in any amount: blanks and line ends.</summary>
    public static bool IsWhite(byte value) => value is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r');

    /// <summary>The list that begins at a place; null if none does, or one that needs nothing learnt (see <see cref="NumberList.At"/>).</summary>
    /// <param name="data">The content.</param>
    /// <param name="at">Where the first digit stands; then, where the first code begins, behind its prefix.</param>
    public static NumberList? At(ReadOnlySpan<byte> data, ref int at)
    {
        var start = BehindPrefix(data, at);
        var end = start;
        while (end < data.Length && end <= start + MostDigits && char.IsAsciiHexDigit((char)data[end]))
        {
            end++;
        }

        Span<byte> buffer = stackalloc byte[MostBetween];
        if (end == start || end > start + MostDigits || !TryLearn(data, end, buffer, out var length) || ShapeOf(buffer[..length], data[start..end]) is not { } shape)
        {
            return null;
        }

        var reader = new NumberReader(data, shape, DumpShape.None, buffer[..length]);
        var place = new NumberPlace(start, IsFirst: true, LineBytes: 0);
        for (var count = 0; count < LeastCodes; count++)
        {
            if (!reader.TryRead(ref place, out _))
            {
                return null;
            }
        }

        at = start;
        return new(shape, DumpShape.None) { Between = buffer[..length].ToArray() };
    }

    /// <summary>What the way of writing is called in findings.</summary>
    public static string NameOf(NumberShape shape, ReadOnlySpan<byte> between) => shape switch
    {
        _ when between.EndsWith("&#"u8) || between.EndsWith("&#x"u8) || between.EndsWith("&#X"u8) => "xml",
        NumberShape.CodeHex when between.EndsWith("%"u8) || between.EndsWith("%u"u8) => "percent",
        NumberShape.CodeHex when between.SequenceEqual("="u8) => "quoted-printable",
        NumberShape.CodeHex when between.EndsWith(@"\u"u8) => "json",
        NumberShape.CodeHex or NumberShape.CodeOctal when between.IndexOf((byte)'\\') >= 0 => "c",
        NumberShape.CodeHex => "hex",
        NumberShape.CodeOctal => "octal",
        NumberShape.CodeBinary => "binary",
        _ => "decimal",
    };

    // What stands behind the digits of the first code and before those of the second: at once behind them even digits, if letters come before (97u8).
    private static bool TryLearn(ReadOnlySpan<byte> data, int at, Span<byte> between, out int length)
    {
        length = 0;
        var inSuffix = true;
        for (var most = Math.Min(data.Length, at + NumberReader.GapCharacters); at < most; at++)
        {
            var value = data[at];
            inSuffix &= char.IsAsciiLetterOrDigit((char)value);
            if (IsWhite(value))
            {
                continue;
            }

            if (char.IsAsciiDigit((char)value) && !inSuffix)
            {
                var prefix = data[at..BehindPrefix(data, at)];
                length += prefix.Length <= between.Length - length && prefix.TryCopyTo(between[length..]) ? prefix.Length : 0;
                return true;
            }

            if (length == between.Length)
            {
                return false;
            }

            between[length++] = value;
        }

        return false;
    }

    // 0x67, 0o147, 0b01100111
    private static int BehindPrefix(ReadOnlySpan<byte> data, int at) =>
        at + 2 < data.Length && data[at] == '0' && char.IsAsciiHexDigit((char)data[at + 2])
            && ((data[at + 1] | 0x20) is 'x' or 'o' || ((data[at + 1] | 0x20) == 'b' && data[(at + 2)..].IndexOfAnyExcept("01"u8) is < 0 or >= 7)) ? at + 2 : at;

    private static NumberShape? ShapeOf(ReadOnlySpan<byte> between, ReadOnlySpan<byte> digits)
    {
        var bare = between is [.., (byte)'0', (byte)'x' or (byte)'X'] ? between[..^2] : between;
        return between switch
        {
            [] => digits.Length == 8 && !digits.ContainsAnyExcept("01"u8) ? NumberShape.CodeBinary : null,
            _ when bare is [] or [(byte)',' or (byte)':' or (byte)';'] => IsOctal(digits) ? NumberShape.CodeOctal : null,
            [.., (byte)'0', (byte)'b' or (byte)'B'] => NumberShape.CodeBinary,
            [.., (byte)'0', (byte)'o' or (byte)'O'] => NumberShape.CodeOctal,
            [.., (byte)'\\'] => digits.Length is 3 or 4 ? NumberShape.CodeOctal : NumberShape.CodeHex,
            [.., (byte)'x' or (byte)'X' or (byte)'%' or (byte)'=' or (byte)'$'] or [.., (byte)'&', (byte)'H' or (byte)'h'] or [(byte)'h' or (byte)'H', ..] => NumberShape.CodeHex,
            [.., (byte)'\\' or (byte)'%', (byte)'u' or (byte)'U'] or [.., (byte)'u' or (byte)'U', (byte)'{' or (byte)'+'] => NumberShape.CodeHex,
            _ => NumberShape.CodeDecimal,
        };
    }

    // 0147, as C writes them.
    private static bool IsOctal(ReadOnlySpan<byte> digits) => digits is [(byte)'0', (byte)'0' or (byte)'1', _, _] && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'7');
}
