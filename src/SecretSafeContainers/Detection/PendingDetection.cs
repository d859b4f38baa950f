using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>A match that may still lose against another one on the same bytes.</summary>
/// <param name="Detection">What will be reported if it wins.</param>
/// <param name="Unit">How its text is stored.</param>
internal sealed record PendingDetection(SecretDetection Detection, TextUnit Unit)
{
    /// <summary>The offset behind its last byte.</summary>
    public long End => Detection.Offset + Detection.Length;

    /// <summary>True if both take a byte of the content in common.</summary>
    public bool Overlaps(PendingDetection other) => Detection.Offset < other.End && other.Detection.Offset < End;

    /// <summary>
    /// Negative if this one wins against the other: a known secret before a rule, a rule before a doubtful known secret, the longer known secret, the surer,
    /// graver rule, the longer match.
    /// </summary>
    /// <param name="other">Another match of the same content.</param>
    /// <param name="preferred">The byte order of UTF-16 that wins when both read the same, as each text in one order is one in the other but for a byte.</param>
    public int ComparePriority(PendingDetection other, TextUnit preferred)
    {
        var result = Rank.CompareTo(other.Rank);
        if (result == 0 && Detection.Rule is { } rule && other.Detection.Rule is { } otherRule)
        {
            result = Compare(rule, otherRule);
        }

        return First(
            result,
            other.Detection.Length.CompareTo(Detection.Length),
            (other.Unit == preferred).CompareTo(Unit == preferred),
            Detection.Offset.CompareTo(other.Detection.Offset),
            string.CompareOrdinal(Detection.SecretId, other.Detection.SecretId),
            string.CompareOrdinal(string.Join(',', Detection.Encodings), string.Join(',', other.Detection.Encodings)));
    }

    private int Rank => Detection switch
    {
        { Rule: not null } => 1,
        { IsDoubtful: true } => 2,
        _ => 0,
    };

    private static int Compare(Rule rule, Rule other) =>
        First(other.Confidence.CompareTo(rule.Confidence), other.Severity.CompareTo(rule.Severity), string.CompareOrdinal(rule.Id, other.Id));

    private static int First(params ReadOnlySpan<int> results)
    {
        foreach (var result in results)
        {
            if (result != 0)
            {
                return result;
            }
        }

        return 0;
    }
}
