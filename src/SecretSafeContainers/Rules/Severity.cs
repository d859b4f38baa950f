namespace SecretSafeContainers.Rules;

/// <summary>How bad a finding is, as NuGetAudit counts.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Low,

    /// <summary>Probably a credential, or one of limited reach.</summary>
    Moderate,

    /// <summary>A credential.</summary>
    High,

    /// <summary>A credential of wide reach, or one that the build itself knows to be secret.</summary>
    Critical,
}
