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
    private const uint PrivateKey = 1;
    private const uint TrustedCertificate = 2;
    private const uint SecretKey = 3;
    private const int HeaderBytes = 12;

    /// <summary>True if content begins as such a store.</summary>
    public static bool IsOne(ReadOnlySpan<byte> content) =>
        content.Length >= HeaderBytes && BinaryPrimitives.ReadUInt32BigEndian(content) is Jks or Jceks
        && BinaryPrimitives.ReadUInt32BigEndian(content[4..]) is >= 1 and <= LastVersion;

    /// <summary>Says what store it is.</summary>
    /// <param name="content">The store; if it is cut, it counts as protected.</param>
    /// <param name="length">How many of the bytes are the store: all, if it does not tell.</param>
    /// <returns>Null if it holds certificates only.</returns>
    public static KeyFileKind? Judge(ReadOnlySpan<byte> content, out int length) =>
        !HoldsKey(content, out length) ? null : OpensWithWellKnown(content[..length]) ? KeyFileKind.OpenKeyStore : KeyFileKind.ProtectedKeyStore;

    // A key that is no pair is a serialized object, which does not tell its length.
    private static bool HoldsKey(ReadOnlySpan<byte> content, out int length)
    {
        length = content.Length;
        var hasType = BinaryPrimitives.ReadUInt32BigEndian(content[4..]) > 1;
        var entries = BinaryPrimitives.ReadUInt32BigEndian(content[8..]);
        var holdsKey = false;
        var at = HeaderBytes;
        for (var entry = 0u; entry < entries; entry++)
        {
            if (!TryRead(content, ref at, out var kind))
            {
                return holdsKey;
            }

            holdsKey |= kind is PrivateKey or SecretKey;
            if (kind is not (PrivateKey or TrustedCertificate) || !TrySkipEntry(content, ref at, kind, hasType))
            {
                return holdsKey;
            }
        }

        length = Math.Min(length, at + SHA1.HashSizeInBytes);
        return holdsKey;
    }

    // Alias and date; of a key its bytes and its chain of certificates; of a certificate its type from version 2 on, and its bytes.
    private static bool TrySkipEntry(ReadOnlySpan<byte> content, ref int at, uint kind, bool hasType)
    {
        var certificates = 1u;
        if (!TrySkipText(content, ref at) || !TrySkip(content, ref at, sizeof(long))
            || (kind == PrivateKey && !(TrySkipBytes(content, ref at) && TryRead(content, ref at, out certificates))))
        {
            return false;
        }

        for (; certificates > 0; certificates--)
        {
            if ((hasType && !TrySkipText(content, ref at)) || !TrySkipBytes(content, ref at))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TrySkipBytes(ReadOnlySpan<byte> content, ref int at) => TryRead(content, ref at, out var length) && TrySkip(content, ref at, length);

    private static bool TryRead(ReadOnlySpan<byte> content, ref int at, out uint value)
    {
        value = content.Length - at < sizeof(uint) ? 0 : BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
        return TrySkip(content, ref at, sizeof(uint));
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
        if (content.Length < HeaderBytes + SHA1.HashSizeInBytes)
        {
            return false;
        }

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
