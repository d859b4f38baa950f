using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>A key store in Java's own formats JKS and JCEKS, as <c>java.security.KeyStore</c> writes them.</summary>
internal static class JavaKeyStore
{
    private const uint Jks = 0xFEEDFEED;
    private const uint Jceks = 0xCECECECE;
    private const uint LastVersion = 2;
    private const uint TrustedCertificate = 2;
    private const int HeaderBytes = 12;

    /// <summary>True if content begins as such a store.</summary>
    public static bool IsOne(ReadOnlySpan<byte> content) =>
        content.Length > HeaderBytes + SHA1.HashSizeInBytes && BinaryPrimitives.ReadUInt32BigEndian(content) is Jks or Jceks
        && BinaryPrimitives.ReadUInt32BigEndian(content[4..]) is >= 1 and <= LastVersion;

    /// <summary>Says what store it is.</summary>
    /// <param name="content">The store; if it is cut, it counts as protected.</param>
    /// <returns>Null if it holds certificates only.</returns>
    public static KeyFileKind? Judge(ReadOnlySpan<byte> content) =>
        !HoldsKey(content) ? null : OpensWithWellKnown(content) ? KeyFileKind.OpenKeyStore : KeyFileKind.ProtectedKeyStore;

    // Entries: kind, alias, date, and for a certificate its type from version 2 on, and its bytes.
    private static bool HoldsKey(ReadOnlySpan<byte> content)
    {
        var hasType = BinaryPrimitives.ReadUInt32BigEndian(content[4..]) > 1;
        var entries = BinaryPrimitives.ReadUInt32BigEndian(content[8..]);
        var at = HeaderBytes;
        for (var entry = 0u; entry < entries; entry++)
        {
            if (content.Length - at < 4)
            {
                return false;
            }

            var kind = BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
            at += 4;
            if (kind != TrustedCertificate)
            {
                return kind is 1 or 3;
            }

            if (!TrySkipText(content, ref at) || !TrySkip(content, ref at, sizeof(long)) || (hasType && !TrySkipText(content, ref at)) || content.Length - at < 4)
            {
                return false;
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
            at += 4;
            if (!TrySkip(content, ref at, length))
            {
                return false;
            }
        }

        return false;
    }

    private static bool TrySkipText(ReadOnlySpan<byte> content, ref int at)
    {
        if (content.Length - at < 2)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(content[at..]);
        at += 2;
        return TrySkip(content, ref at, length);
    }

    private static bool TrySkip(ReadOnlySpan<byte> content, ref int at, uint bytes)
    {
        if (bytes > content.Length - at)
        {
            return false;
        }

        at += (int)bytes;
        return true;
    }

    // The store ends with a SHA-1 over the password in UTF-16, a salt that is the same in all of them, and the rest.
#pragma warning disable CA5350 // The format's own digest, checked and not relied upon.
    private static bool OpensWithWellKnown(ReadOnlySpan<byte> content)
    {
        foreach (var password in StorePasswords.WellKnown)
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
            digest.AppendData(Encoding.BigEndianUnicode.GetBytes(password));
            digest.AppendData("Mighty Aphrodite"u8);
            digest.AppendData(content[..^SHA1.HashSizeInBytes]);
            if (digest.GetHashAndReset().AsSpan().SequenceEqual(content[^SHA1.HashSizeInBytes..]))
            {
                return true;
            }
        }

        return false;
    }
#pragma warning restore CA5350
}
