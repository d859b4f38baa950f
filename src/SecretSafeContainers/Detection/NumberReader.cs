using System.Buffers;

namespace SecretSafeContainers.Detection;

/// <summary>Reads the bytes of a list or a dump one by one: <c>97, 98</c>, <c>0x61,0x62</c>, <c>61:62</c>, <c>00000000: 6162 6364  abcd</c>.</summary>
/// <param name="data">The content around them.</param>
/// <param name="shape">How the numbers are written.</param>
/// <param name="dump">How the lines are.</param>
/// <param name="between">What stands between two numbers besides white space; nothing where it is no list of codes.</param>
internal readonly ref struct NumberReader(ReadOnlySpan<byte> data, NumberShape shape, DumpShape dump, ReadOnlySpan<byte> between)
{
    /// <summary>Most characters between two numbers of a list: a line end and an indentation.</summary>
    public const int GapCharacters = 64;

    // Of a dump that has no mark for where its text begins; all that have none write as many.
    private const int DumpLineBytes = 16;

    // What may stand behind the last number of a dump's line: more bytes than any prints in one.
    private const int DumpTextCharacters = 300;

    private const int LeastOffsetDigits = 4;
    private const int MostOffsetDigits = 16;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private readonly ReadOnlySpan<byte> data = data;
    private readonly ReadOnlySpan<byte> between = between;

    /// <summary>True for a character of a list of any shape.</summary>
    public static bool IsCharacter(byte value) => char.IsAsciiHexDigit((char)value) || (value | 0x20) == 'x' || value == '-' || IsGap(value);

    /// <summary>True for a character that may stand between the numbers of a list.</summary>
    public static bool IsGap(byte value) => value is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r') || IsSign(value);

    /// <summary>True for a character that separates the numbers of a list, and stands once between two.</summary>
    public static bool IsSign(byte value) => value is (byte)',' or (byte)':' or (byte)';';

    /// <summary>How the line is written in which the first number of a dump stands.</summary>
    /// <param name="data">The content.</param>
    /// <param name="at">Where the number stands.</param>
    /// <param name="isStart">True if nothing stands before the data.</param>
    public static DumpShape DumpAt(ReadOnlySpan<byte> data, int at, bool isStart)
    {
        var before = data[Math.Max(0, at - GapCharacters)..at];
        isStart &= before.Length == at;
        var line = before.TrimEnd(" \t"u8);
        if (line.Length == before.Length)
        {
            return DumpShape.None;
        }

        var offset = line.EndsWith(":"u8) ? line[..^1] : line;
        var digits = offset.Length - (offset.LastIndexOfAnyExcept(HexDigits) + 1);
        var lead = offset[..^digits].TrimEnd(" \t"u8);
        return digits is < LeastOffsetDigits or > MostOffsetDigits || !(lead.IsEmpty ? isStart : lead[^1] is (byte)'\n' or (byte)'\r') ? DumpShape.None
            : offset.Length < line.Length ? DumpShape.Colon
            : DumpShape.Plain;
    }

    /// <summary>Reads the next number.</summary>
    /// <param name="place">Where to start; then, where it ends.</param>
    /// <param name="token">The number.</param>
    public bool TryRead(ref NumberPlace place, out NumberToken token)
    {
        token = default;
        var (at, isFirst, lineBytes) = place;
        if (!isFirst && !(shape >= NumberShape.CodeHex ? TrySkipBetween(ref at) : dump == DumpShape.None ? TrySkipGap(ref at) : TrySkipColumns(ref at, ref lineBytes)))
        {
            return false;
        }

        var isNumber = shape switch
        {
            NumberShape.Hex => TryHex(at, at, 2, out token),
            NumberShape.PrefixedHex => at + 2 < data.Length && data[at] == '0' && (data[at + 1] | 0x20) == 'x' && TryHex(at, at + 2, 1, out token),
            NumberShape.Decimal => TryDecimal(at, out token),
            _ => TryCode(at, CodeList.BaseOf(shape), out token),
        };
        place = isNumber ? new(token.End, IsFirst: false, lineBytes + 1) : place;
        return isNumber;
    }

    private bool TryHex(int start, int at, int least, out NumberToken token)
    {
        var (end, value) = (at, 0);
        while (end < data.Length && end < at + 2 && char.IsAsciiHexDigit((char)data[end]))
        {
            value = (value << 4) + (char.IsAsciiDigit((char)data[end]) ? data[end] - '0' : (data[end] | 0x20) - 'a' + 10);
            end++;
        }

        token = new(start, end, (byte)value);
        return end - at >= least && (dump == DumpShape.Colon || EndsAt(end));
    }

    private bool TryDecimal(int start, out NumberToken token)
    {
        var isNegative = start < data.Length && data[start] == '-';
        var at = isNegative ? start + 1 : start;
        var (end, value) = (at, 0);
        while (end < data.Length && end < at + 3 && char.IsAsciiDigit((char)data[end]))
        {
            value = (value * 10) + data[end++] - '0';
        }

        token = new(start, end, (byte)(isNegative ? -value : value));
        return end > at && value <= (isNegative ? -sbyte.MinValue : byte.MaxValue) && EndsAt(end);
    }

    private bool TryCode(int start, int numberBase, out NumberToken token)
    {
        var (end, value) = (start, 0);
        for (; end < data.Length && end < start + CodeList.MostDigits && char.IsAsciiHexDigit((char)data[end]); end++)
        {
            var digit = char.IsAsciiDigit((char)data[end]) ? data[end] - '0' : (data[end] | 0x20) - 'a' + 10;
            value = digit < numberBase && value <= byte.MaxValue ? (value * numberBase) + digit : int.MaxValue;
        }

        token = new(start, end, (byte)value);
        return end > start && value <= byte.MaxValue
            && (end >= data.Length || !char.IsAsciiLetterOrDigit((char)data[end]) || (!between.IsEmpty && data[end] == between[0]));
    }

    private bool TrySkipBetween(ref int at)
    {
        var (start, matched) = (at, 0);
        for (; at < data.Length && at - start < GapCharacters; at++)
        {
            if (matched < between.Length && data[at] == between[matched])
            {
                matched++;
            }
            else if (!CodeList.IsWhite(data[at]))
            {
                break;
            }
        }

        return at > start && matched == between.Length;
    }

    private bool EndsAt(int end) => end >= data.Length || !(RunDecoder.IsCharacter(data[end]) || data[end] == '.');

    private bool TrySkipGap(ref int at)
    {
        var (start, signs) = (at, 0);
        while (at < data.Length && at - start < GapCharacters && IsGap(data[at]))
        {
            signs += IsSign(data[at++]) ? 1 : 0;
        }

        return at > start && signs <= 1;
    }

    private bool TrySkipColumns(ref int at, ref int lineBytes)
    {
        var start = at;
        SkipSpaces(ref at);
        var spaces = at - start;
        var isEnd = at >= data.Length || data[at] is (byte)'\r' or (byte)'\n'
            || (dump == DumpShape.Colon ? spaces > 1 : lineBytes >= DumpLineBytes || spaces == 0 || data[at] is (byte)'|' or (byte)'>');
        if (!isEnd)
        {
            return true;
        }

        lineBytes = 0;
        var feed = data[at..Math.Min(data.Length, at + DumpTextCharacters)].IndexOf((byte)'\n');
        at += feed + 1;
        SkipSpaces(ref at);
        var digits = data[at..Math.Min(data.Length, at + MostOffsetDigits)].IndexOfAnyExcept(HexDigits);
        digits = digits < 0 ? Math.Min(MostOffsetDigits, data.Length - at) : digits;
        at += digits;
        at += dump == DumpShape.Colon && at < data.Length && data[at] == ':' ? 1 : 0;
        start = at;
        SkipSpaces(ref at);
        return feed >= 0 && digits >= LeastOffsetDigits && at > start;
    }

    private void SkipSpaces(ref int at)
    {
        var most = Math.Min(data.Length, at + GapCharacters);
        while (at < most && data[at] is (byte)' ' or (byte)'\t')
        {
            at++;
        }
    }
}
