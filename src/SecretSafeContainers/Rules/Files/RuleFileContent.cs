using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Files;

/// <summary>What one rule file says.</summary>
internal sealed record RuleFileContent
{
    /// <summary>Its own rules.</summary>
    public required ImmutableArray<Rule> Rules { get; init; }

    /// <summary>True if the catalogue's rules are tried too.</summary>
    public required bool UsesCatalogue { get; init; }

    /// <summary>True if a rule of it stands in the place of the catalogue's with the same id.</summary>
    public bool ReplacesCatalogue { get; init; }

    /// <summary>Ids of the catalogue's rules that are not tried.</summary>
    public ImmutableHashSet<string> Disabled { get; init; } = [];

    /// <summary>Other severities of the catalogue's rules, by id.</summary>
    public ImmutableDictionary<string, Severity> Severities { get; init; } = ImmutableDictionary<string, Severity>.Empty;

    /// <summary>What is no finding: of its own rules, and of the catalogue's if they are tried.</summary>
    public ImmutableArray<RuleAllowance> Allowances { get; init; } = [];

    /// <summary>What its user should know.</summary>
    public ImmutableArray<RuleFileNote> Notes { get; init; } = [];
}
