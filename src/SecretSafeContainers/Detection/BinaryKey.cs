using System.Formats.Asn1;
using System.Numerics;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>A private key in DER.</summary>
internal static class BinaryKey
{
    private const int LeastModulusBits = 512;

    // RSA, RSASSA-PSS, Diffie-Hellman, DSA, elliptic curves, X25519, X448, Ed25519, Ed448.
    private static readonly HashSet<string> Algorithms =
    [
        "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10", "1.2.840.113549.1.3.1", "1.2.840.10040.4.1", "1.2.840.10045.2.1", "1.3.101.110", "1.3.101.111", "1.3.101.112", "1.3.101.113",
    ];

    // PKCS#5 (PBES1 and PBES2) and PKCS#12.
    private static readonly string[] Ciphers = ["1.2.840.113549.1.5.", "1.2.840.113549.1.12.1."];

    /// <summary>Says what key it is.</summary>
    /// <param name="der">All of the content.</param>
    /// <returns>Null if it is none.</returns>
    /// <exception cref="AsnContentException">It is not DER.</exception>
    public static KeyFileKind? Judge(ReadOnlyMemory<byte> der)
    {
        var key = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        if (key.PeekTag() == Asn1Tag.Sequence)
        {
            return IsEncrypted(key) ? KeyFileKind.EncryptedPrivateKey : null;
        }

        var version = key.ReadInteger();
        var next = key.PeekTag();
        var isKey = next == Asn1Tag.Sequence ? IsPkcs8(key) : next == Asn1Tag.Integer ? version.IsZero && IsPkcs1(key) : version.IsOne && IsSec1(key);
        return isKey ? KeyFileKind.PrivateKey : null;
    }

    // https://www.rfc-editor.org/rfc/rfc5958#section-3
    private static bool IsEncrypted(AsnReader key)
    {
        var cipher = key.ReadSequence().ReadObjectIdentifier();
        return Array.Exists(Ciphers, prefix => cipher.StartsWith(prefix, StringComparison.Ordinal)) && key.ReadOctetString().Length > 0 && !key.HasData;
    }

    // https://www.rfc-editor.org/rfc/rfc5958#section-2
    private static bool IsPkcs8(AsnReader key) => Algorithms.Contains(key.ReadSequence().ReadObjectIdentifier()) && key.ReadOctetString().Length > 0;

    // https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.2: the modulus is the product of the primes.
    private static bool IsPkcs1(AsnReader key)
    {
        var modulus = key.ReadInteger();
        var (_, _) = (key.ReadInteger(), key.ReadInteger());
        return modulus.GetBitLength() >= LeastModulusBits && modulus == BigInteger.Multiply(key.ReadInteger(), key.ReadInteger());
    }

    // https://www.rfc-editor.org/rfc/rfc5915#section-3: with the curve, as a file of its own has it.
    private static bool IsSec1(AsnReader key) =>
        key.ReadOctetString().Length is >= 20 and <= 66 && key.HasData && key.PeekTag().HasSameClassAndValue(new(TagClass.ContextSpecific, 0));
}
