namespace SecretSafeContainers.Publishing;

/// <summary>What is taken back after the audit of a published image failed.</summary>
public enum Rollback
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What lies on this machine.</summary>
    Local,

    /// <summary>What was pushed, too, where the registry allows it.</summary>
    All,
}
