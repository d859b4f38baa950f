namespace SecretSafeContainers.Reports;

/// <summary>At which moment an audit was made.</summary>
public enum AuditPhase
{
    /// <summary>Before the image was made, of its inputs.</summary>
    Gate,

    /// <summary>After publishing, of what was published.</summary>
    Audit,

    /// <summary>By the command-line tool.</summary>
    Tool,
}
