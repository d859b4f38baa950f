namespace SecretSafeContainers.Policy;

/// <summary>By what a finding is accepted.</summary>
public enum SuppressionKind
{
    /// <summary>A comment <c>secretsafe:allow</c> in the user's own source file.</summary>
    Inline,

    /// <summary>A <c>SecretSafeSuppress</c> item.</summary>
    Item,

    /// <summary>An entry of the baseline.</summary>
    Baseline,
}
