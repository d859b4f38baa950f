using System.Buffers.Binary;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>Secret keys of OpenPGP as they are exported, one or many.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc9580#section-5.5.3"/></remarks>
internal static class PgpKeyRing
{
    private const int SecretKey = 5;
    private const int SecretSubkey = 7;
    private const int TimeBytes = 4;

    // The kind of string-to-key that GnuPG writes where the secret is not: on a card, or with the other half of a key.
    private const int Elsewhere = 101;

    /// <summary>True if content begins with a secret key: its packet, a version and an algorithm.</summary>
    public static bool IsOne(ReadOnlySpan<byte> content) =>
        TryReadPacket(content, out var tag, out var body, out var length) && tag == SecretKey && length > 2 * TimeBytes
        && content[body..] is [>= 3 and <= 6 and var version, ..] && AlgorithmAt(version) is var at && content.Length > body + at && IsAlgorithm(content[body + at]);

    /// <summary>Says whether a passphrase protects all of them.</summary>
    /// <param name="content">The packets; what follows them does not matter.</param>
    /// <returns>Null if the secrets are not there.</returns>
    public static KeyFileKind? Judge(ReadOnlySpan<byte> content)
    {
        KeyFileKind? kind = null;
        while (TryReadPacket(content, out var tag, out var body, out var length) && length <= content.Length - body)
        {
            if (tag is SecretKey or SecretSubkey && KindOf(content.Slice(body, (int)length)) is { } key)
            {
                kind = key;
                if (key == KeyFileKind.PrivateKey)
                {
                    break;
                }
            }

            content = content[(body + (int)length)..];
        }

        return kind;
    }

    /// <summary>True if the first key's secret is under a passphrase or elsewhere; false also if not enough of the key is there to tell.</summary>
    public static bool IsProtected(ReadOnlySpan<byte> content) =>
        IsOne(content) && TryReadPacket(content, out _, out var body, out var length)
        && TryFindUsage(content.Slice(body, (int)Math.Min(length, content.Length - body)), out var usage) && usage[0] != 0;

    // https://www.rfc-editor.org/rfc/rfc9580#section-4.2
    private static bool TryReadPacket(ReadOnlySpan<byte> content, out int tag, out int body, out long length)
    {
        (tag, body, length) = (0, 0, 0);
        if (content.Length < 6 || content[0] < 0x80)
        {
            return false;
        }

        if ((content[0] & 0x40) == 0)
        {
            tag = content[0] >> 2 & 0xF;
            (body, length) = (content[0] & 3) switch
            {
                0 => (2, content[1]),
                1 => (3, BinaryPrimitives.ReadUInt16BigEndian(content[1..])),
                2 => (5, BinaryPrimitives.ReadUInt32BigEndian(content[1..])),
                _ => (1, content.Length - 1L),
            };
            return true;
        }

        tag = content[0] & 0x3F;
        (body, length) = content[1] switch
        {
            < 192 and var one => (2, one),
            < 224 and var first => (3, ((first - 192) << 8) + content[2] + 192),
            255 => (6, BinaryPrimitives.ReadUInt32BigEndian(content[2..])),
            _ => (0, 0L),
        };
        return body > 0;
    }

    private static int AlgorithmAt(int version) => 1 + TimeBytes + (version == 3 ? 2 : 0);

    // RSA, ElGamal, DSA, and those on elliptic curves.
    private static bool IsAlgorithm(byte id) => id is (>= 1 and <= 3) or (>= 16 and <= 20) or 22 or (>= 25 and <= 28);

    private static KeyFileKind? KindOf(ReadOnlySpan<byte> key) => !TryFindUsage(key, out var usage) ? null
        : usage[0] == 0 ? KeyFileKind.PrivateKey
        : usage is [254 or 255, _, Elsewhere, ..] or [253, _, _, Elsewhere, ..] ? null
        : KeyFileKind.EncryptedPrivateKey;

    // Behind the public half an octet says how the secret one is kept: 0 in the open.
    private static bool TryFindUsage(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> usage)
    {
        usage = default;
        if (key is not [var version, ..] || key.Length <= AlgorithmAt(version))
        {
            return false;
        }

        usage = key[(AlgorithmAt(version) + 1)..];
        return (version < 5 || TrySkip(ref usage, TimeBytes)) && TrySkipPublic(ref usage, key[AlgorithmAt(version)]) && !usage.IsEmpty;
    }

    private static bool TrySkipPublic(ref ReadOnlySpan<byte> rest, int algorithm) => algorithm switch
    {
        >= 1 and <= 3 => TrySkipNumbers(ref rest, 2),
        16 or 20 => TrySkipNumbers(ref rest, 3),
        17 => TrySkipNumbers(ref rest, 4),
        18 => TrySkipCounted(ref rest) && TrySkipNumbers(ref rest, 1) && TrySkipCounted(ref rest),
        19 or 22 => TrySkipCounted(ref rest) && TrySkipNumbers(ref rest, 1),
        25 or 27 => TrySkip(ref rest, 32),
        26 => TrySkip(ref rest, 56),
        28 => TrySkip(ref rest, 57),
        _ => false,
    };

    private static bool TrySkipNumbers(ref ReadOnlySpan<byte> rest, int count)
    {
        for (; count > 0 && rest.Length >= 2; count--)
        {
            if (!TrySkip(ref rest, 2 + ((BinaryPrimitives.ReadUInt16BigEndian(rest) + 7) / 8)))
            {
                return false;
            }
        }

        return count == 0;
    }

    private static bool TrySkipCounted(ref ReadOnlySpan<byte> rest) => !rest.IsEmpty && TrySkip(ref rest, 1 + rest[0]);

    private static bool TrySkip(ref ReadOnlySpan<byte> rest, int bytes)
    {
        if (rest.Length < bytes)
        {
            return false;
        }

        rest = rest[bytes..];
        return true;
    }
}
