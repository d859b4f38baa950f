using System.Runtime.CompilerServices;
using SecretSafeContainers.Content.Nested;

namespace SecretSafeContainers.Detection;

/// <summary>Finds runs of base64 or hex characters that hold text, wherever they stand: a Kubernetes secret, a data URL, a string literal of an assembly.</summary>
/// <param name="unit">How a character is stored.</param>
/// <param name="columnBytes">Bytes of a column of the content.</param>
/// <param name="begin">Starts the scan of what a run holds.</param>
/// <param name="containers">Receives the archives and compressed files that runs hold.</param>
internal sealed class EncodedRuns(TextUnit unit, int columnBytes, NestedScan.Beginning begin, List<EncodedContainer> containers) : RunReader(containers)
{
    /// <summary>Shortest run, or first line of a run, that is found. Known secrets in shorter ones have forms of their own.</summary>
    public const int LeastCharacters = 24;

    // Pieces of that length that are looked at where a run does not begin with its first character.
    private const int FurtherPieces = 2;

    // Escapes and white space that may stand in a run, in a row.
    private const int MostBreaks = 64;

    private readonly int size = TextUnits.SizeOf(unit);
    private State state;
    private long tested;

    private enum State
    {
        Outside,
        Seeking,
        Ignoring,
        Decoding,
    }

    /// <inheritdoc/>
    protected override int Advance(in CharacterMap map, long dataStart, int at, int end, ref LineCounter places, ICollection<PendingDetection> found) => state switch
    {
        State.Outside => FindRun(map, at, end),
        State.Seeking => Seek(map, dataStart, at, ref places),
        State.Ignoring => Ignore(map, at, end),
        _ => Decode(map, dataStart, at, end, ref places, found),
    };

    private static bool IsCharacter(byte value) => RunDecoder.IsCharacter(value);

    private int FindRun(in CharacterMap map, int from, int end)
    {
        var at = size == 1 ? map.FindBytes(from, end) : map.FindUnits(from, end);
        if (at >= end)
        {
            return end;
        }

        state = State.Seeking;
        tested = -1;
        return IsOfEscape(map.Data, at) ? at + size : at;
    }

    // The letter of a line end's escape, \n, is no part of what stands behind it.
    private bool IsOfEscape(ReadOnlySpan<byte> data, int at) => at >= size && data[at - size] == '\\' && data[at] is (byte)'n' or (byte)'r' or (byte)'t';

    private static bool IsUnit(ReadOnlySpan<byte> data, int at) => at + 1 < data.Length && data[at + 1] == 0 && IsCharacter(data[at]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Seek(in CharacterMap map, long dataStart, int at, ref LineCounter places)
    {
        var data = map.Data;
        if (EndOf(map, at, Math.Min(data.Length, at + (LeastCharacters * size))) < at + (LeastCharacters * size))
        {
            state = State.Ignoring;
            return at;
        }

        Span<byte> characters = stackalloc byte[RunProbe.BufferBytes];
        if (tested < 0 && EscapedStart.TryFind(data, unit, at, characters, out var escaped) && RunProbe.TryFor(characters, out var lead) is { } behindEscape && lead == 0)
        {
            Begin(behindEscape, isContainer: false);
            StartSegment(data, dataStart, escaped, ref places);
            return escaped;
        }

        Gather(data, at, characters);

        // What stands before the run, a path or a name, may be of the alphabet, too. But chance would find containers in the midst of what is random.
        var shift = 0;
        var container = tested < 0 ? RunDecoder.OfContainer(characters[..LeastCharacters]) : null;
        if ((container ?? RunDecoder.OfKeyFile(characters[..LeastCharacters]) ?? (characters[2] == '-' ? RunDecoder.OfDashes(characters[..LeastCharacters]) : null) ?? RunProbe.TryFor(characters, out shift)) is { } decoder && (shift == 0 || decoder.Name is "base32" or "base32hex" || GoesOn(map, at, decoder, shift, characters)))
        {
            var back = tested < 0 ? 0 : LeastCharacters;
            var start = at + ((shift - back) * size);
            Begin(decoder, container is not null);
            StartSegment(data, dataStart, start, ref places);
            return start;
        }

        tested = dataStart + at;
        return at + (LeastCharacters * size);
    }

    private void Gather(ReadOnlySpan<byte> data, int at, Span<byte> characters)
    {
        for (var index = 0; index < LeastCharacters; index++)
        {
            characters[index] = data[at + (index * size)];
        }
    }

    // Of what is random, one piece of a hundred reads as text from another character on than its first. It would be read from there to its end, and text that follows with it.
    private bool GoesOn(in CharacterMap map, int at, RunDecoder decoder, int shift, Span<byte> characters)
    {
        for (var piece = 1; piece <= FurtherPieces; piece++)
        {
            at += LeastCharacters * size;
            var end = at + (LeastCharacters * size);
            var stop = EndOf(map, at, Math.Min(end, map.Data.Length));
            if (stop < end)
            {
                // The next line may tell more.
                return tested < 0 || stop >= map.Data.Length || map.Data[stop] is not ((byte)'\r' or (byte)'\n');
            }

            Gather(map.Data, at, characters);
            if (!RunProbe.Holds(characters, decoder, shift))
            {
                return false;
            }
        }

        return true;
    }

    private void Begin(RunDecoder decoder, bool isContainer)
    {
        state = State.Decoding;
        Run = new(decoder, unit, columnBytes, begin, isContainer ? new(decoder.Name!) : null);
    }

    private int Ignore(in CharacterMap map, int at, int end)
    {
        var stop = EndOf(map, at, end);
        state = stop < end ? State.Outside : state;
        return stop;
    }

    private int Decode(in CharacterMap map, long dataStart, int at, int end, ref LineCounter places, ICollection<PendingDetection> found)
    {
        var data = map.Data;
        var stop = EndOf(map, at, end);
        Run!.Append(data[at..stop]);
        if (stop >= end)
        {
            return stop;
        }

        var reader = new EscapeReader(data, unit);
        var behind = stop;
        for (var count = 0; count < MostBreaks; count++)
        {
            if (behind < data.Length && data[behind] != '=' && reader.TrySkipLineEnd(behind, out var line))
            {
                behind = line;
                continue;
            }

            // At the beginning of a line, a plus sign is itself, not a URL's space.
            if (!(reader.TryRead(behind, 0, out var symbol) && (symbol.Code == '+' || reader.TryRead(behind, 1, out symbol))) || symbol.IsByte || symbol.Code >= 0x80)
            {
                break;
            }

            if (IsCharacter((byte)symbol.Code))
            {
                StartSegment(data, dataStart, behind, ref places);
                return symbol.Escapes == 0 ? behind : AppendEscaped(data, dataStart, symbol, ref places);
            }

            if (symbol.Code is not ('\r' or '\n' or ' ' or '\t') || (behind == stop && symbol.Code is ' ' or '\t'))
            {
                break;
            }

            behind = symbol.Next;
        }

        EndRun(found);
        state = State.Outside;
        return stop;
    }

    private int AppendEscaped(ReadOnlySpan<byte> data, long dataStart, EscapeSymbol symbol, ref LineCounter places)
    {
        Span<byte> stored = [(byte)symbol.Code, 0];
        Run!.Append(stored[..size]);
        StartSegment(data, dataStart, symbol.Next, ref places);
        return symbol.Next;
    }

    private void StartSegment(ReadOnlySpan<byte> data, long dataStart, int at, ref LineCounter places)
    {
        // The next segment may start before this one by what a run goes back.
        places.MoveTo(data, dataStart, dataStart + at - (4 * LeastCharacters));
        Run!.StartSegment(dataStart + at, places.At(data, dataStart, dataStart + at));
    }

    // Behind the last character of the run before a place. In units the place itself may be passed by a byte.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int EndOf(in CharacterMap map, int at, int end)
    {
        if (size == 1)
        {
            return map.EndOfBytes(at, end);
        }

        while (at < end && IsUnit(map.Data, at))
        {
            at += 2;
        }

        return at;
    }
}
