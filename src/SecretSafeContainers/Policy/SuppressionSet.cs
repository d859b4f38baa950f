using System.Collections.Frozen;
using System.Collections.Immutable;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Policy;

/// <summary>The suppressions that a build knows, found by a finding's fingerprint or rule.</summary>
/// <param name="all">Every suppression, expired ones included.</param>
/// <param name="today">The day on which is judged.</param>
public sealed class SuppressionSet(IEnumerable<Suppression> all, DateOnly today)
{
    private readonly FrozenDictionary<string, Suppression[]> current = all.Where(one => !one.IsExpired(today))
        .GroupBy(one => one.Include, StringComparer.Ordinal).ToFrozenDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);

    /// <summary>None.</summary>
    public static SuppressionSet Empty { get; } = new([], DateOnly.MinValue);

    /// <summary>Those that hold no more.</summary>
    public ImmutableArray<Suppression> Expired { get; } = [.. all.Where(one => one.IsExpired(today))];

    /// <summary>Those that hold.</summary>
    public IEnumerable<Suppression> Current => current.Values.SelectMany(same => same);

    /// <summary>What accepts a finding, or null. Its fingerprint says more than its rule.</summary>
    public Suppression? Find(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Of(finding.Fingerprint).Concat(Of(finding.Rule)).FirstOrDefault(one => one.Covers(finding));
    }

    private Suppression[] Of(string include) => current.TryGetValue(include, out var same) ? same : [];
}
