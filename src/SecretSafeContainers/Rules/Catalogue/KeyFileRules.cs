using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Private keys and key stores in binary. Certificates, certificate revocation lists and trust stores are none.</summary>
internal static class KeyFileRules
{
    private const string Pkcs8 = "https://www.rfc-editor.org/rfc/rfc5958";
    private const string Pkcs12 = "https://www.rfc-editor.org/rfc/rfc7292";
    private const string Replace = "Replace the key pair, and revoke its certificates. Mount keys at run time, or as a build secret.";
    private const string Protected = "It is as safe as its password. Keep it out of the image all the same: mount it at run time.";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        Of(KeyFileKind.PrivateKey, "private-key-file", "private key in a binary file", Severity.Critical, Replace, Pkcs8),
        Of(KeyFileKind.EncryptedPrivateKey, "private-key-file-encrypted", "encrypted private key in a binary file", Severity.Low, Protected, Pkcs8),
        Of(KeyFileKind.OpenKeyStore, "key-store-open", "key store with a private key and no, an empty or a well-known password", Severity.Critical, Replace, Pkcs12),
        Of(KeyFileKind.ProtectedKeyStore, "key-store-protected", "key store with a private key under a password", Severity.Low, Protected, Pkcs12),
    ];

    private static Rule Of(KeyFileKind kind, string id, string title, Severity severity, string advice, string reference) => new()
    {
        Id = id,
        Title = title,
        Severity = severity,
        Confidence = Confidence.High,
        Subject = RuleSubject.CredentialFile,
        KeyFile = kind,
        Literals = [],
        Pattern = "",
        Advice = advice,
        Reference = reference,
        Examples = () => [],
        CounterExamples = () => [],
    };
}
