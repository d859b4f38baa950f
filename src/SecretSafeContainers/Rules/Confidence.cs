namespace SecretSafeContainers.Rules;

/// <summary>How sure a rule is that what it found is a live credential's form.</summary>
public enum Confidence
{
    /// <summary>A name and a value that looks random.</summary>
    Low,

    /// <summary>A format that other things share at times.</summary>
    Medium,

    /// <summary>A format with an issuer's own prefix, signature or checksum.</summary>
    High,
}
