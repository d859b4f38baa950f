namespace SecretSafeContainers.Secrets.Judging;

/// <summary>How much a name says that its value is a secret.</summary>
internal enum NameStrength
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It may be one: a key, a code, a certificate.</summary>
    Weak,

    /// <summary>It is one: a password, a token.</summary>
    Strong,
}
