using System.Collections.Immutable;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Detection;

/// <summary>Decides whether an anchor's occurrence is a known secret: compares its form forwards from the anchor, then looks for where it starts.</summary>
internal static class KnownSecretJudge
{
    /// <summary>Most characters of content in which one character of a form is looked for before an anchor: escapes within escapes.</summary>
    private const int LeadOfCharacter = 12;

    /// <summary>More before an anchor that stands close to the start: between it and the first characters, a text may end and go on in another line of source code.</summary>
    private const int LeadOfSeam = 64;

    /// <summary>Judges a candidate.</summary>
    /// <param name="window">The window, with the candidate.</param>
    /// <param name="target">The form of which an anchor stands there.</param>
    /// <param name="found">Receives the secret.</param>
    public static void Judge(ScanWindow window, SearchTarget.Known target, List<FoundSecret> found)
    {
        var anchor = window.Candidate - TextUnits.LowByteOf(target.Unit);
        if (anchor < 0)
        {
            return;
        }

        var from = Math.Max(0, anchor - DetectionLimits.ReachBytes + 4);
        var cut = window.Data.Length - anchor > target.ComparedBytes;
        var data = window.Data[from..(cut ? anchor + target.ComparedBytes : window.Data.Length)];
        anchor -= from;
        var form = target.Form;
        var exact = anchor - (target.Position * TextUnits.SizeOf(target.Unit));
        if (target.Unit == TextUnit.Byte && exact >= 0 && data[exact..].StartsWith(form.Bytes) && HoldsEdges(data, target, exact, exact + form.Bytes.Length))
        {
            found.Add(Found(target, from + exact, form.Bytes.Length, form.Encodings));
            return;
        }

        var comparison = new FormComparison(data, target.Unit, form);
        if (form.Reading == FormReading.Exact
            || !comparison.TryCompare(anchor, form.Bytes.AsSpan(target.Position), cut, endAt: -1, out var end, out var escapes, out var latin1)
            || !TryFindStart(comparison, target, anchor, out var start, ref escapes, ref latin1)
            || !HoldsEdges(data, target, start, end))
        {
            return;
        }

        ImmutableArray<string> encodings =
            [.. TextUnits.EncodingsOf(target.Unit), .. EscapeSymbol.NamesOf(escapes), .. latin1 ? (ReadOnlySpan<string>)["latin-1"] : [], .. form.Encodings];
        found.Add(Found(target, from + start, end - start, encodings));
    }

    // The characters beside a form in base64 hold bits of its first and last byte. They are no part of it, but must agree with it. A digit makes another number.
    private static bool HoldsEdges(ReadOnlySpan<byte> data, SearchTarget.Known target, int start, int end)
    {
        var form = target.Form;
        var size = TextUnits.SizeOf(target.Unit);
        if (form.Reading == FormReading.Numbers)
        {
            return !IsDigit(data, start - size) && !IsDigit(data, end);
        }

        return form.Reading != FormReading.Base64
            || (form.Behind.Allows(end < data.Length ? data[end] : (byte)0)
                && (form.Before.Allows(start >= size ? data[start - size] : (byte)0) || IsBehindEscape(data, target, start)));
    }

    private static bool IsDigit(ReadOnlySpan<byte> data, int at) => at >= 0 && at < data.Length && char.IsAsciiDigit((char)data[at]);

    // The letter before it may be an escape's last: of a line end, \n, or of a sign of the alphabet, \u002B and %2F.
    private static bool IsBehindEscape(ReadOnlySpan<byte> data, SearchTarget.Known target, int start)
    {
        var size = TextUnits.SizeOf(target.Unit);
        var reader = new EscapeReader(data, target.Unit);
        for (var at = start - (2 * size); at >= Math.Max(0, start - (LeadOfCharacter * size)); at -= size)
        {
            for (var level = 1; EscapeReader.IsIntroducer(data[at + TextUnits.LowByteOf(target.Unit)]) && level <= EscapeReader.Levels; level++)
            {
                if (reader.TryRead(at, level, out var symbol) && symbol.Next == start && symbol.Escapes != 0)
                {
                    return target.Form.Before.Allows((byte)Math.Min(symbol.Code, byte.MaxValue));
                }
            }
        }

        return false;
    }

    // The farthest start, as a nearer one may lie within an escape.
    private static bool TryFindStart(FormComparison comparison, SearchTarget.Known target, int anchor, out int start, ref int escapes, ref bool latin1)
    {
        start = anchor;
        if (target.Position == 0)
        {
            return true;
        }

        var lead = target.Form.Bytes.AsSpan(0, target.Position);
        var size = TextUnits.SizeOf(target.Unit);
        for (var at = Math.Max((anchor % size), anchor - Math.Min(((target.Position * LeadOfCharacter) + LeadOfSeam) * size, DetectionLimits.ReachBytes - 8)); at < anchor; at += size)
        {
            if (comparison.TryCompare(at, lead, cut: false, anchor, out _, out var leadEscapes, out var leadLatin1))
            {
                start = at;
                escapes = Math.Max(escapes, leadEscapes);
                latin1 |= leadLatin1;
                return true;
            }
        }

        return false;
    }

    private static FoundSecret Found(SearchTarget.Known target, int start, int length, ImmutableArray<string> encodings) =>
        new(start, length, TextUnits.Of(encodings), encodings, [.. target.Value]) { SecretId = target.SecretId, IsDoubtful = target.IsDoubtful };
}
