using System.Buffers;
using SecretSafeContainers.Content;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Detection.Literals;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Detection;

/// <summary>One scan of one content item: takes its windows in their order and hands out detections. Not thread-safe.</summary>
internal sealed class ContentScan : IDisposable
{
    private readonly SearchPlan plan;
    private readonly ContentLocation location;
    private readonly ICollection<SecretDetection> detections;
    private readonly List<LiteralOccurrence> occurrences = [];
    private readonly List<FoundSecret> found = [];
    private readonly List<PendingDetection> decoded = [];
    private readonly List<EncodedContainer> containers;
    private readonly RunReader[] runs = [];
    private readonly CandidateJudge judge;
    private readonly DetectionMerge merge;
    private readonly HeldDetections held;
    private readonly bool ownsJudge;
    private LineCounter lines;

    /// <summary>Starts a scan.</summary>
    /// <param name="plan">What to look for.</param>
    /// <param name="location">Where the content lies.</param>
    /// <param name="sample">The content's first bytes, <see cref="DetectionLimits.SampleBytes"/> or all; of a key file as many as <see cref="KeyFiles.ExtentOf"/> asks for.</param>
    /// <param name="detections">Receives what is found.</param>
    public ContentScan(SearchPlan plan, ContentLocation location, ReadOnlySpan<byte> sample, ICollection<SecretDetection> detections)
        : this(plan, location, new(plan, location), DetectionLimits.DecodedDepth, [], sample, detections)
    {
        ownsJudge = true;
        JudgePath();
    }

    private ContentScan(
        SearchPlan plan, ContentLocation location, CandidateJudge judge, int depth, List<EncodedContainer> containers, ReadOnlySpan<byte> sample, ICollection<SecretDetection> detections)
    {
        this.plan = plan;
        this.location = location;
        this.judge = judge;
        this.detections = detections;
        this.containers = containers;
        lines = new(sample);
        if (depth > 0)
        {
            ContentScan Begin(ReadOnlySpan<byte> inner, ICollection<SecretDetection> receiver) => new(plan, location, judge, depth - 1, containers, inner, receiver);
            var columnBytes = lines.Form == ContentForm.Text ? 1 : 2;
            runs =
            [
                new EncodedRuns(TextUnit.Byte, columnBytes, Begin, containers), new EncodedRuns(TextUnit.Utf16LittleEndian, columnBytes, Begin, containers),
                .. Utf16Text.UnitOf(sample, lines.Form) is { } unit ? (ReadOnlySpan<RunReader>)[new Utf16Text(unit, columnBytes, Begin, containers)] : [],
                new Utf32Runs(columnBytes, Begin, containers), new NumberRuns(ofCodes: false, columnBytes, Begin, containers), new NumberRuns(ofCodes: true, columnBytes, Begin, containers),
            ];
        }

        var preferred = lines.Form is ContentForm.Utf16BigEndian or ContentForm.BinaryBigEndian ? TextUnit.Utf16BigEndian : TextUnit.Utf16LittleEndian;
        merge = new(preferred);
        held = new(judge, preferred);
        JudgeWhole(sample);
    }

    /// <summary>The offset before which nothing more is handed out.</summary>
    public long Undecided { get; private set; }

    /// <inheritdoc cref="SearchPlan.ForwardBytes"/>
    public int ForwardBytes => plan.ForwardBytes;

    /// <summary>The archives and compressed files that stood in base64 or hex since the last call, however often they were encoded.</summary>
    public IReadOnlyList<EncodedContainer> TakeContainers()
    {
        IReadOnlyList<EncodedContainer> taken = containers.Count == 0 ? [] : [.. containers];
        containers.Clear();
        return taken;
    }

    /// <summary>Judges a window of a stream, unless nothing more of this item is reported.</summary>
    public void Scan(SlidingWindow window)
    {
        if (!merge.IsFull)
        {
            Scan(window.Data, window.DataStart, window.OwnedFrom, window.Owned);
        }
    }

    /// <summary>Judges the candidates that start among the owned bytes of a window.</summary>
    /// <param name="data">Context, owned bytes, context.</param>
    /// <param name="dataStart">The content offset of the first byte of data.</param>
    /// <param name="ownedFrom">Where in data the owned bytes start.</param>
    /// <param name="owned">How many there are.</param>
    public void Scan(ReadOnlySpan<byte> data, long dataStart, int ownedFrom, int owned)
    {
        ReadRuns(data, dataStart, ownedFrom, owned);

        if (plan.Everywhere.Count > 0 && lines.Form == ContentForm.Text)
        {
            found.Clear();
            EverywhereJudge.Judge(judge, plan.Everywhere, data, dataStart, ownedFrom..(ownedFrom + owned), found);
            AddFound(data, dataStart);
        }

        occurrences.Clear();
        plan.Literals.Find(data[ownedFrom..], owned, occurrences);
        occurrences.Sort(static (left, right) =>
            left.Start != right.Start ? left.Start.CompareTo(right.Start) : left.Literal.CompareTo(right.Literal));
        foreach (var occurrence in occurrences)
        {
            if (merge.IsFull)
            {
                break;
            }

            var window = new ScanWindow(data, dataStart, ownedFrom + occurrence.Start);
            lines.MoveTo(data, dataStart, dataStart + window.Candidate - DetectionLimits.ReachBytes);
            Judge(window, occurrence.Literal);
        }

        AddDecoded();
        var next = dataStart + ownedFrom + owned;
        foreach (var run in runs)
        {
            next = Math.Min(next, run.Undecided);
        }

        merge.Flush(next, detections);
        Undecided = Math.Min(held.First, merge.FirstPending ?? next - DetectionLimits.ReachBytes);
        lines.MoveTo(data, dataStart, dataStart + ownedFrom + owned - DetectionLimits.ReachBytes);
    }

    /// <summary>Ends the scan: hands out the rest, and says what could not be judged.</summary>
    public IReadOnlyList<Skipped> Complete()
    {
        foreach (var run in runs)
        {
            run.Complete(decoded);
        }

        AddDecoded();
        merge.Flush(long.MaxValue, detections);
        held.Flush(detections);
        Undecided = long.MaxValue / 16;
        return merge.IsFull || held.IsFull || Array.Exists(runs, run => run.IsFull)
            ? [.. judge.Skipped, new(DiagnosticCodes.LimitReached, judge.What, $"it holds more than {DetectionLimits.Detections:N0} credentials; the rest of it was not judged")]
            : judge.Skipped;
    }

    /// <summary>Clears what was widened.</summary>
    public void Dispose()
    {
        foreach (var run in runs)
        {
            run.Dispose();
        }

        held.Dispose();
        if (ownsJudge)
        {
            judge.Dispose();
        }
    }

    private void ReadRuns(ReadOnlySpan<byte> data, long dataStart, int ownedFrom, int owned)
    {
        if (runs.Length == 0)
        {
            return;
        }

        var words = ArrayPool<ulong>.Shared.Rent(CharacterMap.WordsFor(data.Length));
        var map = new CharacterMap(data, ownedFrom, ownedFrom + owned, words);
        foreach (var run in runs)
        {
            run.Read(map, dataStart, ownedFrom, owned, lines, decoded);
        }

        ArrayPool<ulong>.Shared.Return(words);
    }

    private void JudgeWhole(ReadOnlySpan<byte> content)
    {
        if (judge.KeyFileOf(content) is { } key)
        {
            var secret = content[..Math.Min(key.Length, DetectionLimits.KeyFileBytes)].ToArray();
            merge.Add(new(new SecretDetection { Location = location, Rule = key.Rule, Offset = 0, Length = key.Length, Secret = secret }, TextUnit.Byte));
        }
    }

    // A file that is found by its path alone holds no text to be masked or compared.
    private void JudgePath()
    {
        var files = location.Channel is ContentChannel.File or ContentChannel.Publish ? plan.OfPaths : [];
        foreach (var named in files.Where(named => !judge.ScopeOf(named)!.IsOutside))
        {
            merge.Add(new(new() { Location = location, Rule = named, Offset = 0, Length = 0, Secret = [] }, TextUnit.Byte));
        }
    }

    private void AddDecoded()
    {
        foreach (var detection in decoded)
        {
            merge.Add(detection);
        }

        decoded.Clear();
    }

    private void Judge(ScanWindow window, int literal)
    {
        found.Clear();
        judge.Judge(window, literal, found);
        AddFound(window.Data, window.DataStart);
    }

    private void AddFound(ReadOnlySpan<byte> data, long dataStart)
    {
        foreach (var secret in found)
        {
            var offset = dataStart + secret.Start;
            var place = lines.At(data, dataStart, offset);
            var detection = new SecretDetection
            {
                Location = location,
                Rule = secret.Rule,
                SecretId = secret.SecretId,
                IsDoubtful = secret.IsDoubtful,
                Offset = offset,
                Length = secret.Length,
                Line = place?.Line,
                Column = place?.Column,
                Encodings = secret.Encodings,
                Secret = secret.Text,
            };
            var match = new PendingDetection(detection, secret.Unit);
            if (!held.TryHold(match))
            {
                merge.Add(match);
            }
        }
    }
}
