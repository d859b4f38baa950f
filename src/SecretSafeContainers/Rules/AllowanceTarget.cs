namespace SecretSafeContainers.Rules;

/// <summary>What the patterns of an allowance are matched with.</summary>
internal enum AllowanceTarget
{
    /// <summary>The secret.</summary>
    Secret,

    /// <summary>The rule's whole match.</summary>
    Match,

    /// <summary>The whole lines in which the match stands.</summary>
    Line,
}
