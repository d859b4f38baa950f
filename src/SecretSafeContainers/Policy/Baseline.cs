using System.Collections.Frozen;
using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Policy;

/// <summary>The findings by rule that were there when somebody drew a line: accepted one by one, so that whatever is new fails.</summary>
public sealed class Baseline
{
    private readonly FrozenDictionary<string, BaselineEntry> entries;

    /// <summary>A baseline of these entries. Of two with one fingerprint (a merge of branches leaves such) the first with a reason counts.</summary>
    public Baseline(IEnumerable<BaselineEntry> entries)
    {
        this.entries = entries.GroupBy(entry => entry.Fingerprint, StringComparer.Ordinal)
            .ToFrozenDictionary(same => same.Key, same => same.FirstOrDefault(entry => entry.Reason.Length > 0) ?? same.First(), StringComparer.Ordinal);
        Entries =
        [
            .. this.entries.Values.OrderBy(entry => entry.Path, StringComparer.Ordinal)
                .ThenBy(entry => entry.Rule, StringComparer.Ordinal).ThenBy(entry => entry.Fingerprint, StringComparer.Ordinal),
        ];
    }

    /// <summary>None.</summary>
    public static Baseline Empty { get; } = new([]);

    /// <summary>The entries, each fingerprint once, ordered by path, rule and fingerprint.</summary>
    public ImmutableArray<BaselineEntry> Entries { get; }

    /// <summary>The entry that accepts a finding, or null. A baseline is written by a program, so it never accepts a known secret.</summary>
    public BaselineEntry? Find(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Code == DiagnosticCodes.KnownSecret ? null : entries.GetValueOrDefault(finding.Fingerprint);
    }

    /// <summary>These entries, with the reasons that an earlier baseline gives for the same fingerprints.</summary>
    public Baseline WithReasonsOf(Baseline earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return new(Entries.Select(entry => earlier.entries.TryGetValue(entry.Fingerprint, out var old) ? entry with { Reason = old.Reason } : entry));
    }
}
