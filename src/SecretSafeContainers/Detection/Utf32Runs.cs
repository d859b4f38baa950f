using SecretSafeContainers.Content.Nested;

namespace SecretSafeContainers.Detection;

/// <summary>Finds text in UTF-32 and scans it as text of single bytes: literals for it would stop the prefilter at every table of numbers.</summary>
/// <param name="columnBytes">Bytes of a column of the content.</param>
/// <param name="begin">Starts the scan of a text.</param>
/// <param name="containers">Receives nothing.</param>
/// <remarks>A text ends at the first character that is not Latin-1. Known secrets with others have anchors of their own.</remarks>
internal sealed class Utf32Runs(int columnBytes, NestedScan.Beginning begin, List<EncodedContainer> containers) : RunReader(containers)
{
    private const int Size = 4;

    /// <inheritdoc/>
    protected override int Advance(in CharacterMap map, long dataStart, int at, int end, ref LineCounter places, ICollection<PendingDetection> found)
    {
        if (Run is not null)
        {
            return Append(map.Data, at, end, found);
        }

        at = map.FindWide(at, end);
        if (at < end)
        {
            Begin(map.Data, dataStart, at);
        }

        return at;
    }

    // With the high byte first, three zeros come before the first character, and not behind the last.
    private void Begin(ReadOnlySpan<byte> data, long dataStart, int at)
    {
        var isBig = (dataStart + at) % Size == Size - 1 && data[(at - Size + 1)..at].IndexOfAnyExcept((byte)0) < 0;
        var unit = isBig ? TextUnit.Utf32BigEndian : TextUnit.Utf32LittleEndian;
        Run = new(RunDecoder.OfBytes(), unit, columnBytes, begin);
        Run.StartSegment(dataStart + at - TextUnits.LowByteOf(unit), place: null);
    }

    private int Append(ReadOnlySpan<byte> data, int at, int end, ICollection<PendingDetection> found)
    {
        var stop = at;
        while (stop < end && CharacterMap.IsWide(data, stop))
        {
            stop += Size;
        }

        Run!.Append(data[at..stop]);
        if (stop == data.Length - 1 && CharacterMap.IsWide([data[stop], 0, 0, 0], 0))
        {
            // With the high byte first, nothing stands behind the low byte of the last character.
            Run.Append([data[stop], 0, 0, 0]);
        }

        if (stop < end)
        {
            EndRun(found);
        }

        return stop;
    }
}
