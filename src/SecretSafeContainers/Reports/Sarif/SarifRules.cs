using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Reports.Sarif;

/// <summary>The rules that a run's results name, in the order in which they first appear.</summary>
/// <param name="known">All rules that were looked by.</param>
internal sealed class SarifRules(ImmutableArray<Rule> known)
{
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);
    private readonly List<SarifDescriptor> descriptors = [];

    /// <summary>The rules so far.</summary>
    public IReadOnlyList<SarifDescriptor> All => descriptors;

    /// <summary>The index of a finding's rule.</summary>
    public int IndexOf(Finding finding)
    {
        if (!indices.TryGetValue(finding.Rule, out var index))
        {
            indices.Add(finding.Rule, index = descriptors.Count);
            descriptors.Add(Describe(finding));
        }

        return index;
    }

    private SarifDescriptor Describe(Finding finding)
    {
        if (finding.Code == DiagnosticCodes.KnownSecret)
        {
            var explanation = finding.Code.Explanation;
            return Describe(finding.Rule, finding.Code.Title, explanation, Severity.Critical, "very-high") with { Help = new(explanation, explanation) };
        }

        var rule = known.FirstOrDefault(rule => rule.Id == finding.Rule);
        var described = Describe(finding.Rule, rule?.Title ?? finding.Title, rule?.Advice ?? finding.Fix, rule?.Severity ?? finding.Severity, Precision(rule?.Confidence ?? finding.Confidence));
        return rule is not null && Uri.TryCreate(rule.Reference, UriKind.Absolute, out var reference) && reference.Scheme == Uri.UriSchemeHttps
            ? described with { HelpUri = reference.AbsoluteUri }
            : described;
    }

    private static SarifDescriptor Describe(string id, string title, string advice, Severity severity, string precision) => new(
        SarifText.Name(id), SarifText.Message(title), SarifText.Message(advice))
    {
        Help = new(SarifText.Message(advice).Text, Markdown.MarkdownText.Prose(advice)),
        DefaultConfiguration = new(severity == Severity.Low ? "note" : "error"),
        Properties = new(["security", "secret", "container", "external/cwe/cwe-798"], precision, Score(severity)),
    };

    private static string Precision(Confidence confidence) => confidence.ToString().ToLowerInvariant();

    // The middle of what GitHub calls by the same word, critical from 9.0 on.
    private static string Score(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Moderate => "5.5",
        _ => "2.0",
    };
}
