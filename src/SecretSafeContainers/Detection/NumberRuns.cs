using SecretSafeContainers.Content.Nested;

namespace SecretSafeContainers.Detection;

/// <summary>Finds text that is written as a list of its bytes or as a dump of them, and scans what it says: an array of source code, a buffer in JSON, the output of xxd.</summary>
/// <param name="columnBytes">Bytes of a column of the content.</param>
/// <param name="begin">Starts the scan of what a list says.</param>
/// <param name="containers">Receives the archives and compressed files that lists hold.</param>
internal sealed class NumberRuns(int columnBytes, NestedScan.Beginning begin, List<EncodedContainer> containers) : RunReader(containers)
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
        at = map.FindNumbers(at, end);
        if (at >= end)
        {
            return end;
        }

        if (NumberList.At(map.Data, at, dataStart == 0) is not { } begun)
        {
            return Math.Max(at + 1, NumberList.Behind(map.Data, at));
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
        if (!list.TryGather(data, ref next, bytes))
        {
            state = State.Outside;
            return Math.Max(next.At, at + 1);
        }

        Span<byte> digits = stackalloc byte[EncodedRuns.LeastCharacters];
        Convert.TryToHexStringLower(bytes, digits, out _);
        var container = beforeOffset < 0 ? RunDecoder.OfContainer(digits) : null;
        if (container is null && !IsText(bytes) && RunDecoder.OfKeyFile(digits) is null)
        {
            (before, beforeOffset, place) = (place, dataStart + at, next);
            return next.At;
        }

        var name = list.Shape == NumberShape.Decimal ? "decimal" : "hex";
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
        var reader = new NumberReader(data, list.Shape, list.Dump);
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
        foreach (var value in bytes)
        {
            printed += value is (>= 0x20 and < 0x7F) or (byte)'\n' or (byte)'\r' or (byte)'\t' ? 1 : 0;
            others += value is (> 0 and < 0x20) or >= 0x7F and not ((byte)'\n' or (byte)'\r' or (byte)'\t') ? 1 : 0;
        }

        return printed >= LeastPrinted && others <= MostOthers;
    }
}
