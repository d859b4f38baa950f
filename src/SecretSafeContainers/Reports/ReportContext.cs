using System.Collections.Immutable;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Reports;

/// <summary>What a writer knows besides the report: how it was judged, by which rules, and where the sources lie that it names.</summary>
/// <param name="Policy">Tells failures from warnings.</param>
public sealed record ReportContext(AuditPolicy Policy)
{
    /// <summary>The rules that were looked by: their advice and references.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = RuleCatalogue.All;

    /// <summary>The folder from which on source files are named, or null: then none is named.</summary>
    public SourceRoot? Sources { get; init; }

    /// <summary>Full path of the project or Dockerfile that is to be changed where nothing better is known, or null.</summary>
    public string? Project { get; init; }
}
