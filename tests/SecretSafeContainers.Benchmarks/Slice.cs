using BenchmarkDotNet.Attributes;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Benchmarks;

/// <summary>A rule's pattern on a slice of 256 characters in which it does not match.</summary>
public class Slice
{
    private readonly List<Range> secrets = [];
    private string slice = "";
    private RuleMatcher matcher = new(RuleCatalogue.All[0], DetectionLimits.MatchTimeout);

    /// <summary>The rule.</summary>
    [Params("generic-secret", "url-password", "connection-string-password")]
    public string RuleId { get; set; } = "";

    /// <summary>Makes the slice.</summary>
    [GlobalSetup]
    public void Build()
    {
        var rule = RuleCatalogue.All.Single(rule => rule.Id == RuleId);
        matcher = new(rule, DetectionLimits.MatchTimeout);
        slice = new string('a', 64) + rule.Literals[0] + string.Concat(Enumerable.Repeat(" some words = of text: @", 12));
    }

    /// <summary>Tries it.</summary>
    [Benchmark]
    public bool TryMatch() => matcher.TryMatch(slice, 64..(64 + 3), secrets);
}
