namespace SecretSafeContainers.Detection;

/// <summary>
/// Makes one detection of matches that overlap. It decides about a group of overlapping matches only when no later candidate can join it,
/// so the outcome depends on the content alone.
/// </summary>
/// <param name="preferred">The byte order that wins when both read the same.</param>
internal sealed class DetectionMerge(TextUnit preferred)
{
    private readonly List<PendingDetection> pending = [];
    private readonly HashSet<(string Name, long Offset, int Length, TextUnit Unit, string Encodings)> known = [];
    private int matches;
    private int reported;

    /// <summary>True if the content holds more than is reported of one item.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The offset of the first match that is not handed out yet, or null.</summary>
    public long? FirstPending => pending.Count > 0 ? pending.Min(match => match.Detection.Offset) : null;

    /// <summary>Adds a match, unless it is already there: a match can contain several literals.</summary>
    public void Add(PendingDetection match)
    {
        var detection = match.Detection;
        var key = (detection.Rule?.Id ?? detection.SecretId ?? "", detection.Offset, detection.Length, match.Unit, string.Join(',', detection.Encodings));
        if (IsFull || !known.Add(key))
        {
            detection.Dispose();
            return;
        }

        pending.Add(match);
        IsFull = ++matches >= DetectionLimits.Matches;
    }

    /// <summary>Hands out what is decided, in the order of offsets.</summary>
    /// <param name="next">The offset from which on candidates are still to come.</param>
    /// <param name="detections">Receives and owns them.</param>
    public void Flush(long next, ICollection<SecretDetection> detections)
    {
        if (pending.Count == 0)
        {
            return;
        }

        pending.Sort(static (left, right) => left.Detection.Offset.CompareTo(right.Detection.Offset));
        var open = next == long.MaxValue ? long.MaxValue : next - DetectionLimits.ReachBytes;
        var decided = 0;
        for (var at = 0; at < pending.Count;)
        {
            var end = pending[at].End;
            var groupEnd = at + 1;
            while (groupEnd < pending.Count && pending[groupEnd].Detection.Offset < end)
            {
                end = Math.Max(end, pending[groupEnd++].End);
            }

            if (end > open)
            {
                break;
            }

            Decide(pending[at..groupEnd], detections);
            decided = at = groupEnd;
        }

        pending.RemoveRange(0, decided);
        if (pending.Count == 0)
        {
            known.Clear();
        }
    }

    private void Decide(List<PendingDetection> group, ICollection<SecretDetection> detections)
    {
        group.Sort((left, right) => left.ComparePriority(right, preferred));
        var kept = new List<PendingDetection>();
        foreach (var match in group)
        {
            if (kept.Exists(match.Overlaps))
            {
                match.Detection.Dispose();
            }
            else
            {
                kept.Add(match);
            }
        }

        foreach (var match in kept.OrderBy(match => match.Detection.Offset))
        {
            Report(match.Detection, detections);
        }
    }

    private void Report(SecretDetection detection, ICollection<SecretDetection> detections)
    {
        if (reported == DetectionLimits.Detections)
        {
            IsFull = true;
            detection.Dispose();
            return;
        }

        reported++;
        detections.Add(detection);
    }
}
