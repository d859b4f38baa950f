using System.Collections.Immutable;

namespace SecretSafeContainers.Policy;

/// <summary>What a user accepts, as it is written.</summary>
public sealed record TriageSettings
{
    /// <summary>The <c>SecretSafeSuppress</c> items.</summary>
    public ImmutableArray<SuppressionItem> Suppressions { get; init; } = [];

    /// <summary>Full path of the baseline, or empty for none.</summary>
    public string Baseline { get; init; } = "";

    /// <summary><c>SecretSafeTrialUntil</c>, or empty.</summary>
    public string TrialUntil { get; init; } = "";
}
