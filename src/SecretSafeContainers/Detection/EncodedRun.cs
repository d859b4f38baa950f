using System.Collections.Immutable;
using SecretSafeContainers.Content.Nested;

namespace SecretSafeContainers.Detection;

/// <summary>A run of encoded characters, decoded and scanned while it is read; what is found in it is put where its characters stand.</summary>
/// <param name="decoder">Decodes its characters.</param>
/// <param name="unit">How a character is stored.</param>
/// <param name="columnBytes">Bytes of a column of the content.</param>
/// <param name="begin">Starts the scan of what was decoded.</param>
/// <param name="container">Takes what was decoded if it is a container; null if it is none.</param>
internal sealed class EncodedRun(RunDecoder decoder, TextUnit unit, int columnBytes, NestedScan.Beginning begin, EncodedContainer? container = null) : IDisposable
{
    /// <summary>Characters that are decoded at a time.</summary>
    public const int PieceCharacters = 1024;

    private readonly NestedScan scan = new(begin);
    private readonly List<RunSegment> segments = [];
    private long characters;

    /// <summary>What was decoded, whole at the run's end, if it is a container; else null.</summary>
    public EncodedContainer? Container => container;

    /// <summary>The content offset of its first character that matters still.</summary>
    public long Start => segments[0].Offset;

    /// <summary>True if it holds more than is reported of one content.</summary>
    public bool IsFull => scan.IsFull;

    /// <summary>True if no segment was started.</summary>
    public bool IsEmpty => segments.Count == 0;

    /// <summary>Characters that follow now start here.</summary>
    public void StartSegment(long offset, (int Line, int Column)? place) => segments.Add(new(characters, offset, place, TextUnits.SizeOf(unit), TextUnits.SizeOf(unit)));

    /// <summary>The same of characters that need not stand side by side.</summary>
    /// <param name="ahead">How many come before the first of them, of which none was appended yet.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="width">Bytes of it.</param>
    /// <param name="place">Its line and column if it is the first of its line; null if it stands in that of the character before.</param>
    public void StartSegment(int ahead, long offset, int width, (int Line, int Column)? place)
    {
        if (place is null && segments is [.., { Place: var (line, column) } last])
        {
            place = (line, column + (int)((offset - last.Offset) / columnBytes));
        }

        segments.Add(new(characters + ahead, offset, place, Stride: 0, width));
    }

    /// <summary>True if a character goes on with the segment. The second one tells how far they stand apart.</summary>
    /// <param name="ahead">How many come before it, of which none was appended yet.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="width">Bytes of it.</param>
    public bool GoesOn(int ahead, long offset, int width)
    {
        var last = segments[^1];
        if (last.Stride == 0 && last.Character + 1 == characters + ahead)
        {
            segments[^1] = last = last with { Stride = (int)(offset - last.Offset) };
        }

        return last.GoesOnAt(characters + ahead, offset, width);
    }

    /// <summary>Takes characters as they are stored.</summary>
    public void Append(ReadOnlySpan<byte> stored)
    {
        var size = TextUnits.SizeOf(unit);
        Span<byte> piece = stackalloc byte[PieceCharacters];
        Span<byte> decoded = stackalloc byte[PieceCharacters];
        while (!stored.IsEmpty)
        {
            var count = Math.Min(stored.Length / size, PieceCharacters);
            for (var at = 0; at < count; at++)
            {
                piece[at] = stored[at * size];
            }

            stored = stored[(count * size)..];
            characters += count;
            var bytes = decoded[..decoder.Decode(piece[..count], decoded)];
            scan.Append(bytes);
            container?.Append(bytes);
        }

        piece.Clear();
        decoded.Clear();
    }

    /// <summary>Hands out what was found so far.</summary>
    public void Flush(ICollection<PendingDetection> found)
    {
        foreach (var detection in scan.Take())
        {
            found.Add(new(Placed(detection), TextUnits.Of(TextUnits.EncodingsOf(unit))));
        }

        var passed = segments.FindLastIndex(segment => segment.Character <= decoder.FirstCharacter(scan.Undecided));
        if (passed > 0)
        {
            segments.RemoveRange(0, passed);
        }
    }

    /// <summary>Ends the run.</summary>
    public void Complete(ICollection<PendingDetection> found)
    {
        scan.Complete();
        Flush(found);
    }

    /// <inheritdoc/>
    public void Dispose() => scan.Dispose();

    private SecretDetection Placed(SecretDetection inner)
    {
        var first = decoder.FirstCharacter(inner.Offset);
        var last = Math.Max(first, decoder.EndCharacter(inner.Offset + inner.Length) - 1);
        var start = SegmentOf(first);
        var end = SegmentOf(last);
        var offset = start.OffsetOf(first);
        ImmutableArray<string> encodings = [.. TextUnits.EncodingsOf(unit), .. decoder.Name is { } name ? (ReadOnlySpan<string>)[name] : [], .. inner.Encodings];
        return new()
        {
            Location = inner.Location,
            Rule = inner.Rule,
            SecretId = inner.SecretId,
            IsDoubtful = inner.IsDoubtful,
            Offset = offset,
            Length = (int)(end.OffsetOf(last) + end.Width - offset),
            Line = start.Place?.Line,
            Column = start.Place?.Column + (int)((offset - start.Offset) / columnBytes),
            Encodings = encodings,
            Secret = inner.Secret,
        };
    }

    private RunSegment SegmentOf(long character) => segments[Math.Max(0, segments.FindLastIndex(segment => segment.Character <= character))];
}
