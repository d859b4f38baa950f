namespace SecretSafeContainers.Rules;

/// <summary>What a rule's match is, which decides its code in a file.</summary>
public enum RuleSubject
{
    /// <summary>A credential among other content: SSC2002.</summary>
    Credential,

    /// <summary>A file whose purpose is to hold a credential, such as a private key: SSC2003.</summary>
    CredentialFile,
}
