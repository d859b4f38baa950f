using SecretSafeContainers.Content.Nested;

namespace SecretSafeContainers.Detection;

/// <summary>Finds text that is written as a list of its bytes, as a dump of them or in nothing but escapes, and scans what it says: an array of source code, a buffer in JSON, the output of xxd.</summary>
/// <param name="ofCodes">True for lists of codes (see <see cref="CodeList"/>), false for all others.</param>
/// <param name="columnBytes">Bytes of a column of the content.</param>
/// <param name="begin">Starts the scan of what a list says.</param>
/// <param name="containers">Receives the archives and compressed files that lists hold.</param>
internal sealed class NumberRuns(bool ofCodes, int columnBytes, NestedScan.Beginning begin, List<EncodedContainer> containers) : RunReader(containers)
{
    // A list is text if at most so many of its first bytes are no characters of it, and so many are. Every second may be a zero, of UTF-16.
    private const int MostOthers = NumberList.LeastNumbers / 6;
    private const int LeastPrinted = (NumberList.LeastNumbers / 2) - 1;

    // Numbers that held no text are read again if what follows does, unless they stand farther apart than that.
    private const int MostBackBytes = 2 * 1024;

    private NumberList list;
    private NumberPlace place;
    private NumberPlace before;
    private State state;
    private long beforeOffset = -1;
    private long resume;

    private enum State
    {
        Outside,
        Seeking,
        Decoding,
    }

    /// <inheritdoc/>
    protected override int Advance(in CharacterMap map, long dataStart, int at, int end, ref LineCounter places, ICollection<PendingDetection> found) => state switch
    {
        State.Outside => Find(map, dataStart, at, end),
        State.Seeking => Seek(map.Data, dataStart, at),
        _ => Decode(map.Data, dataStart, end, ref places, found),
    };

    private int Find(in CharacterMap map, long dataStart, int at, int end)
    {
        at = ofCodes ? map.FindCodes(at, end) : map.FindNumbers(at, end);
        if (at >= end)
        {
            return end;
        }

        if ((ofCodes ? CodeList.At(map.Data, ref at) : NumberList.At(map.Data, at, dataStart == 0)) is not { } begun)
        {
            return ofCodes ? at + 1 : Math.Max(at + 1, NumberList.Behind(map.Data, at));
        }

        (list, state, beforeOffset) = (begun, State.Seeking, -1);
        place = new(at, IsFirst: true, LineBytes: 0);
        return at;
    }

    private int Seek(ReadOnlySpan<byte> data, long dataStart, int at)
    {
        Span<byte> bytes = stackalloc byte[NumberList.LeastNumbers];
        place = place with { At = at };
        var next = place;
        var isLong = list.TryGather(data, ref next, bytes);
        if (!isLong && !ofCodes)
        {
            state = State.Outside;
            return Math.Max(next.At, at + 1);
        }

        Span<byte> digits = stackalloc byte[EncodedRuns.LeastCharacters];
        Convert.TryToHexStringLower(bytes, digits, out _);
        var container = isLong && beforeOffset < 0 ? RunDecoder.OfContainer(digits) : null;
        if (container is null && !ofCodes && !IsText(bytes) && RunDecoder.OfKeyFile(digits) is null)
        {
            (before, beforeOffset, place) = (place, dataStart + at, next);
            return next.At;
        }

        var name = list.Name;
        Run = new(RunDecoder.OfBytes(name), TextUnit.Byte, columnBytes, begin, container is null ? null : new(name));
        state = State.Decoding;
        resume = dataStart + at;
        if (beforeOffset >= 0 && resume - beforeOffset <= MostBackBytes)
        {
            (place, resume) = (before, beforeOffset);
        }

        return (int)(resume - dataStart);
    }

    private int Decode(ReadOnlySpan<byte> data, long dataStart, int end, ref LineCounter places, ICollection<PendingDetection> found)
    {
        var reader = new NumberReader(data, list.Shape, list.Dump, list.Between.Span);
        Span<byte> values = stackalloc byte[EncodedRun.PieceCharacters];
        var count = 0;
        var at = (int)(resume - dataStart);
        place = place with { At = at };
        for (var next = place; reader.TryRead(ref next, out var token); place = next)
        {
            if (token.Start >= end)
            {
                Run!.Append(values[..count]);
                resume = dataStart + at;
                return token.Start;
            }

            if (count == values.Length)
            {
                Run!.Append(values);
                count = 0;
            }

            StartSegment(data, dataStart, at, token, count, ref places);
            values[count++] = token.Value;
            at = token.End;
        }

        Run!.Append(values[..count]);
        EndRun(found);
        state = State.Outside;
        return at;
    }

    private void StartSegment(ReadOnlySpan<byte> data, long dataStart, int at, NumberToken token, int ahead, ref LineCounter places)
    {
        var isNewLine = Run!.IsEmpty || data[at..token.Start].Contains((byte)'\n');
        if (!isNewLine && Run.GoesOn(ahead, dataStart + token.Start, token.End - token.Start))
        {
            return;
        }

        places.MoveTo(data, dataStart, dataStart + token.Start - MostBackBytes);
        Run.StartSegment(ahead, dataStart + token.Start, token.End - token.Start, isNewLine ? places.At(data, dataStart, dataStart + token.Start) : null);
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        var (printed, others) = (0, 0);
        for (var at = 0; at < bytes.Length; at++)
        {
            // Letters beyond ASCII: a first byte and those that go on.
            var follows = at > 0 && bytes[at] is >= 0x80 and < 0xC0 && bytes[at - 1] >= 0x80;
            var begins = bytes[at] is >= 0xC2 and < 0xF5 && (at + 1 == bytes.Length || bytes[at + 1] is >= 0x80 and < 0xC0);
            printed += follows || begins || bytes[at] is (>= 0x20 and < 0x7F) or (byte)'\n' or (byte)'\r' or (byte)'\t' ? 1 : 0;
            others += follows || begins || bytes[at] is 0 or (>= 0x20 and < 0x7F) or (byte)'\n' or (byte)'\r' or (byte)'\t' ? 0 : 1;
        }

        return printed >= LeastPrinted && others <= MostOthers;
    }
}
