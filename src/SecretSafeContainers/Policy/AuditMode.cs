namespace SecretSafeContainers.Policy;

/// <summary>Which layers are judged by the level.</summary>
public enum AuditMode
{
    /// <summary>What this build adds; findings by rule in the base image's layers are warnings. Known secrets fail everywhere.</summary>
    App,

    /// <summary>Every layer.</summary>
    All,
}
