using System.Text;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Detection;

/// <summary>Compares a known secret's form with content, in which its characters may be escaped, and its lines wrapped.</summary>
/// <param name="data">The content around an anchor.</param>
/// <param name="unit">How a character is stored.</param>
/// <param name="whole">The form.</param>
internal readonly ref struct FormComparison(ReadOnlySpan<byte> data, TextUnit unit, SecretForm whole)
{
    private const int OpenChoices = 64;
    private const int LeastSteps = 1_024;
    private const int StepsOfCharacter = 4;

    // Most content escapes once: what follows is then decided at the first attempt.
    private static ReadOnlySpan<int> LevelOrder => [1, 0, 2, 3];

    private readonly ReadOnlySpan<byte> data = data;
    private readonly FormReading reading = whole.Reading;
    private readonly EscapeReader reader = new(data, unit);

    /// <summary>Compares from a place on, as far as the form goes.</summary>
    /// <param name="start">Where in the data the form would start.</param>
    /// <param name="form">The form, or a part of it.</param>
    /// <param name="cut">True if the content goes on behind the data: what is equal up to there is a leak.</param>
    /// <param name="endAt">Where the form must end, or a negative number.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="escapes">The escapes that were undone; see <see cref="EscapeSymbol.Escapes"/>.</param>
    /// <param name="latin1">True if characters beyond ASCII stand as bytes of Latin-1.</param>
    public bool TryCompare(int start, ReadOnlySpan<byte> form, bool cut, int endAt, out int end, out int escapes, out bool latin1)
    {
        Span<Choice> open = stackalloc Choice[OpenChoices];
        open[0] = new(0, start, 0, Latin1: false);
        var count = 1;
        var steps = LeastSteps + (StepsOfCharacter * form.Length);
        while (count > 0 && steps-- > 0)
        {
            var choice = open[--count];
            var isEnd = choice.Index == form.Length;
            if (isEnd ? endAt < 0 || choice.At == endAt : cut && choice.At >= data.Length - EdgeBytes)
            {
                (end, escapes, latin1) = (choice.At, choice.Escapes, choice.Latin1);
                return true;
            }

            // A form that must end somewhere may do so behind a line's end.
            if (!isEnd || choice.At < endAt)
            {
                Continue(choice, form, open, ref count);
            }
        }

        (end, escapes, latin1) = (0, 0, false);
        return false;
    }

    /// <summary>An escape that the border of the data cuts reads as something else, so the comparison ends before it could.</summary>
    private const int EdgeBytes = 32;

    private void Continue(Choice choice, ReadOnlySpan<byte> form, Span<Choice> open, ref int count)
    {
        if (reading == FormReading.Text && choice.Index < form.Length && form[choice.Index] == '\n')
        {
            Push(OverLineEnd(choice, form), open, ref count);
            return;
        }

        if (!reader.TryRead(choice.At, 0, out var raw))
        {
            return;
        }

        // YAML and mails put a line's end in the place of a space.
        if (reading == FormReading.Text && raw.Code is '\n' or '\r' && choice.Index < form.Length && form[choice.Index] == ' ')
        {
            Push(OverLineEnd(choice, form), open, ref count);
        }

        if (raw.Code == ']' && choice.Index > 0 && reader.TrySkipSection(choice.At, out var section))
        {
            Push(choice with { At = section }, open, ref count);
        }

        if (!EscapeReader.IsIntroducer(raw.Code))
        {
            _ = TryAccept(choice, raw, form, open, ref count) | TrySkip(choice, raw, form, open, ref count);
            return;
        }

        if (reader.TrySkipLineEnd(choice.At, out var next))
        {
            // In YAML the indentation of the next line is not part of the text either.
            Push(choice with { At = BehindIndentation(next) }, open, ref count);
            Push(choice with { At = next }, open, ref count);
        }

        if (choice.Index > 0 && reader.TrySkipSeam(choice.At, out next))
        {
            Push(choice with { At = next }, open, ref count);
        }

        Span<EscapeSymbol> symbols = stackalloc EscapeSymbol[EscapeReader.Levels + 1];
        for (var level = 0; level <= EscapeReader.Levels; level++)
        {
            reader.TryRead(choice.At, level, out symbols[level]);
        }

        for (var order = EscapeReader.Levels; order >= 0; order--)
        {
            var level = LevelOrder[order];
            if (!CutsEscape(choice, symbols, level))
            {
                _ = TryAccept(choice, symbols[level], form, open, ref count) | TrySkip(choice, symbols[level], form, open, ref count);
            }
        }
    }

    // A writer that escapes escapes its own sign, too: where one starts as those before it did, the sign alone is not meant.
    private static bool CutsEscape(Choice choice, ReadOnlySpan<EscapeSymbol> symbols, int level)
    {
        foreach (var deeper in symbols[(level + 1)..])
        {
            if (deeper.Next > symbols[level].Next && deeper.Escapes == choice.Escapes && !EscapeSymbol.EndsQuoted(deeper.Escapes))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryAccept(Choice choice, EscapeSymbol symbol, ReadOnlySpan<byte> form, Span<Choice> open, ref int count)
    {
        var (taken, latin1) = choice.Index < form.Length ? Taken(symbol, form[choice.Index..]) : default;
        taken = taken == 0 && IsCutLast(choice, symbol, form) ? 1 : taken;
        if (taken > 0)
        {
            Push(new(choice.Index + taken, symbol.Next, Math.Max(choice.Escapes, symbol.Escapes), choice.Latin1 || latin1), open, ref count);
        }

        return taken > 0;
    }

    // NativeAOT stores the zeros behind a literal as their number, that of its last character among them. One without letters beyond Latin-1 reads like the other byte order.
    private bool IsCutLast(Choice choice, EscapeSymbol symbol, ReadOnlySpan<byte> form) =>
        unit == TextUnit.Utf16LittleEndian && choice.Index == form.Length - 1 && form[^1] < 0x80 && (symbol.Code & byte.MaxValue) == form[^1] && symbol.Escapes == 0 && whole.IsBeyondLatin1;

    private bool TrySkip(Choice choice, EscapeSymbol symbol, ReadOnlySpan<byte> form, Span<Choice> open, ref int count)
    {
        var next = symbol.Next;
        var skipped = reading switch
        {
            FormReading.Base64 => choice.Index > 0 && (symbol.Code is '\n' or '\r' or '\t' || symbol is { Code: ' ', Escapes: 0 }),
            FormReading.Hex => choice.Index > 0 && choice.Index % 2 == 0 && (symbol.Code is ('\n' or '\r' or ' ' or '\t' or ':' or '-' or ',') || IsHexPrefix(symbol, out next)),
            FormReading.Numbers => choice.Index > 0 && form.Length > choice.Index && form[choice.Index - 1] == ',' && symbol.Code is '\n' or '\r' or ' ' or '\t',
            _ => false,
        };
        if (skipped)
        {
            Push(choice with { At = next, Escapes = Math.Max(choice.Escapes, symbol.Escapes) }, open, ref count);
        }

        return skipped;
    }

    // 0x41
    private bool IsHexPrefix(EscapeSymbol symbol, out int next)
    {
        next = symbol.Next;
        if (symbol.Code != '0' || !reader.TryRead(symbol.Next, 0, out var second) || second.Code is not ('x' or 'X'))
        {
            return false;
        }

        next = second.Next;
        return true;
    }

    private (int Bytes, bool Latin1) Taken(EscapeSymbol symbol, ReadOnlySpan<byte> form)
    {
        var expected = form[0];
        if (symbol.Code == expected && (symbol.IsByte || symbol.Code < 0x80))
        {
            return (1, false);
        }

        if (reading == FormReading.Base64)
        {
            return ((symbol.Code, expected) is ('-', (byte)'+') or ('_', (byte)'/') ? 1 : 0, false);
        }

        if (reading == FormReading.Hex)
        {
            return (symbol.Code is >= 'A' and <= 'F' && (symbol.Code | 0x20) == expected ? 1 : 0, false);
        }

        if (symbol.Code < 0x80 || !Rune.IsValid(symbol.Code))
        {
            return (0, false);
        }

        Span<byte> utf8 = stackalloc byte[4];
        utf8 = utf8[..new Rune(symbol.Code).EncodeToUtf8(utf8)];
        return form.StartsWith(utf8) ? (utf8.Length, symbol.IsByte) : (0, false);
    }

    // Keys are stored with other line ends, indented, in one line with "\n" or with nothing: white space there tells nothing.
    private Choice OverLineEnd(Choice choice, ReadOnlySpan<byte> form)
    {
        var index = choice.Index;
        while (index < form.Length && form[index] is (byte)'\n' or (byte)'\r' or (byte)' ' or (byte)'\t')
        {
            index++;
        }

        var (at, escapes) = (choice.At, choice.Escapes);
        while (TryReadSpace(at, out var symbol))
        {
            (at, escapes) = (symbol.Next, Math.Max(escapes, symbol.Escapes));
        }

        return choice with { Index = index, At = at, Escapes = escapes };
    }

    private int BehindIndentation(int at)
    {
        while (reader.TryRead(at, 0, out var symbol) && symbol.Code is ' ' or '\t')
        {
            at = symbol.Next;
        }

        return at;
    }

    private bool TryReadSpace(int at, out EscapeSymbol symbol)
    {
        for (var level = 0; level <= EscapeReader.Levels; level++)
        {
            // A plus sign stands for a space in forms, and for itself at the start of a line of base64.
            if (!reader.TryRead(at, level, out symbol) || !EscapeReader.IsIntroducer(symbol.Code))
            {
                return symbol.Code is '\n' or '\r' or ' ' or '\t' && data[at] != '+';
            }
        }

        symbol = default;
        return false;
    }

    private static void Push(Choice choice, Span<Choice> open, ref int count)
    {
        foreach (var other in open[..count])
        {
            if (other.Index == choice.Index && other.At == choice.At)
            {
                return;
            }
        }

        if (count < open.Length)
        {
            open[count++] = choice;
        }
    }

    /// <summary>A place up to which form and content are equal.</summary>
    private readonly record struct Choice(int Index, int At, int Escapes, bool Latin1);
}
