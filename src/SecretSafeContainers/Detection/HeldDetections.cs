using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>Matches of rules that hold only where one of their keywords stands in the content too: kept until it has ended, whatever was seen when.</summary>
/// <param name="judge">Has seen the keywords.</param>
/// <param name="preferred">The byte order that wins when both read the same.</param>
internal sealed class HeldDetections(CandidateJudge judge, TextUnit preferred) : IDisposable
{
    private readonly List<PendingDetection> held = [];
    private readonly HashSet<Rule> overflowed = new(ReferenceEqualityComparer.Instance);

    /// <summary>The offset of the first one, or <see cref="long.MaxValue"/>.</summary>
    public long First => held.Count == 0 ? long.MaxValue : held.Min(match => match.Detection.Offset);

    /// <summary>True if more of one rule were found than are kept, and the rule holds.</summary>
    public bool IsFull => overflowed.Any(judge.HasKeyword);

    /// <summary>Takes a match over if its rule waits for a keyword.</summary>
    public bool TryHold(PendingDetection match)
    {
        if (match.Detection.Rule is not { Keywords.IsEmpty: false } rule)
        {
            return false;
        }

        if (held.Count < DetectionLimits.Matches)
        {
            held.Add(match);
        }
        else
        {
            overflowed.Add(rule);
            match.Detection.Dispose();
        }

        return true;
    }

    /// <summary>The content has ended: hands out those whose keyword was seen.</summary>
    public void Flush(ICollection<SecretDetection> detections)
    {
        var merge = new DetectionMerge(preferred);
        foreach (var match in held)
        {
            if (judge.HasKeyword(match.Detection.Rule!))
            {
                merge.Add(match);
            }
            else
            {
                match.Detection.Dispose();
            }
        }

        held.Clear();
        merge.Flush(long.MaxValue, detections);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        held.ForEach(match => match.Detection.Dispose());
        held.Clear();
    }
}
