using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports;

/// <summary>Says how many leaks are accepted and by what, on one line.</summary>
public static class SuppressedCount
{
    /// <summary>Such as <c>1 suppressed by the baseline</c>, <c>3 suppressed by a comment, 1 by SecretSafeSuppress</c>; empty if there is none.</summary>
    public static string Of(IEnumerable<SuppressedFinding> suppressed)
    {
        ArgumentNullException.ThrowIfNull(suppressed);
        return string.Join(", ", suppressed.GroupBy(one => one.Kind).OrderBy(same => same.Key)
            .Select((same, index) => $"{same.Count()}{(index == 0 ? " suppressed" : "")} by {Name(same.Key)}"));
    }

    /// <summary>What suppresses, as a person calls it.</summary>
    internal static string Name(SuppressionKind kind) => kind switch
    {
        SuppressionKind.Inline => "a comment",
        SuppressionKind.Item => "SecretSafeSuppress",
        _ => "the baseline",
    };
}
