using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection.Checksums;

/// <summary>Verifies the checksums that issuers put into their credentials. Works offline.</summary>
internal static class CredentialChecksum
{
    /// <summary>The confidence in a rule's match: that of the rule, but for a wrong checksum, which leaves <see cref="Confidence.Medium"/> at most.</summary>
    /// <param name="rule">The rule that matched.</param>
    /// <param name="secret">The secret, in ASCII.</param>
    public static Confidence ConfidenceOf(Rule rule, ReadOnlySpan<byte> secret) =>
        rule.Checksum == ChecksumKind.None ? rule.Confidence
        : Verifies(rule.Checksum, secret) ? Confidence.High
        : (Confidence)Math.Min((int)rule.Confidence, (int)Confidence.Medium);

    /// <summary>True if the secret has a checksum of this kind and it is right.</summary>
    /// <param name="kind">The kind of checksum.</param>
    /// <param name="secret">The secret, in ASCII.</param>
    public static bool Verifies(ChecksumKind kind, ReadOnlySpan<byte> secret) => kind switch
    {
        ChecksumKind.Base62Crc32 => DigitChecksum.EndsInBase62(secret),
        ChecksumKind.HexCrc32 => DigitChecksum.EndsInHex(secret[(secret.IndexOf((byte)'_') + 1)..]),
        ChecksumKind.WholeHexCrc32 => DigitChecksum.EndsInHex(secret),
        ChecksumKind.GitLabRoutable => DigitChecksum.EndsInBase36(secret),
        ChecksumKind.AzureKey => AzureKeyChecksum.Verifies(secret),
        ChecksumKind.AzureAnnotatedKey => AzureKeyChecksum.VerifiesAnnotated(secret),
        ChecksumKind.AzureDevOpsToken => AzureDevOpsChecksum.Verifies(secret),
        ChecksumKind.EntraClientSecret => EntraChecksum.Verifies(secret),
        _ => false,
    };
}
