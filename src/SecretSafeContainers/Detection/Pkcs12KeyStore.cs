using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>A PKCS#12 store (.pfx, .p12).</summary>
/// <remarks>Key bags stand in the open, encrypted one by one, as OpenSSL, Windows, .NET and Java write them; those inside an encrypted part are not seen.</remarks>
internal static class Pkcs12KeyStore
{
    private const string Data = "1.2.840.113549.1.7.1";
    private const string KeyBag = "1.2.840.113549.1.12.10.1.1";
    private const string ShroudedKeyBag = "1.2.840.113549.1.12.10.1.2";

    // A store's password is tried by its MAC alone. More iterations than this, and it counts as protected: Java takes 10,000, OpenSSL and .NET 2,000.
    private static readonly Pkcs12LoaderLimits MacOnly = new()
    {
        MacIterationLimit = 100_000,
        IndividualKdfIterationLimit = 100_000,
        TotalKdfIterationLimit = 100_000,
        IgnorePrivateKeys = true,
        IgnoreEncryptedAuthSafes = true,
    };

    /// <summary>True if the body of a SEQUENCE begins with a store's version, 3.</summary>
    public static bool IsOne(ReadOnlySpan<byte> body) => body is [0x02, 0x01, 0x03, ..];

    /// <summary>Says what store it is.</summary>
    /// <param name="content">All of it.</param>
    /// <returns>Null if no private key is seen in it.</returns>
    /// <exception cref="AsnContentException">It is no such store.</exception>
    public static KeyFileKind? Judge(ReadOnlySpan<byte> content)
    {
        var store = new AsnReader(content.ToArray(), AsnEncodingRules.BER).ReadSequence();
        _ = store.ReadInteger();
        var contents = OctetsOf(store.ReadSequence());
        if (contents is null)
        {
            return null;
        }

        var bags = BagsOf(contents);
        return bags.Contains(KeyBag) ? KeyFileKind.OpenKeyStore
            : !bags.Contains(ShroudedKeyBag) ? null
            : store.HasData && StorePasswords.WellKnown.Any(new Opening(content.ToArray()).Opens) ? KeyFileKind.OpenKeyStore
            : KeyFileKind.ProtectedKeyStore;
    }

    private static HashSet<string> BagsOf(byte[] contents)
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        var safes = new AsnReader(contents, AsnEncodingRules.BER).ReadSequence();
        while (safes.HasData)
        {
            if (OctetsOf(safes.ReadSequence()) is not { } safe)
            {
                continue;
            }

            var bags = new AsnReader(safe, AsnEncodingRules.BER).ReadSequence();
            while (bags.HasData)
            {
                kinds.Add(bags.ReadSequence().ReadObjectIdentifier());
            }
        }

        return kinds;
    }

    // ContentInfo: null for what is encrypted.
    private static byte[]? OctetsOf(AsnReader info) =>
        info.ReadObjectIdentifier() == Data ? info.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadOctetString() : null;

    private sealed record Opening(byte[] Store)
    {
        public bool Opens(string password)
        {
            try
            {
                foreach (var certificate in X509CertificateLoader.LoadPkcs12Collection(Store, password, X509KeyStorageFlags.DefaultKeySet, MacOnly))
                {
                    certificate.Dispose();
                }

                return true;
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }
}
