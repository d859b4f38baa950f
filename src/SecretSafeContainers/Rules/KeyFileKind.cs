namespace SecretSafeContainers.Rules;

/// <summary>A binary file that is a private key or holds one, known by its structure and not by text.</summary>
public enum KeyFileKind
{
    /// <summary>A private key in DER: PKCS#8, PKCS#1 or SEC 1.</summary>
    PrivateKey,

    /// <summary>A private key in DER that is encrypted with a passphrase: PKCS#8.</summary>
    EncryptedPrivateKey,

    /// <summary>A key store with a private key that is not encrypted, or is under an empty or well-known password: PKCS#12, JKS, JCEKS.</summary>
    OpenKeyStore,

    /// <summary>A key store with a private key under a password that is not well known.</summary>
    ProtectedKeyStore,
}
