namespace SecretSafeContainers.Publishing;

/// <summary>How a build ends when not everything could be read.</summary>
public enum OnIncomplete
{
    /// <summary>It fails.</summary>
    Error,

    /// <summary>It warns.</summary>
    Warning,
}
