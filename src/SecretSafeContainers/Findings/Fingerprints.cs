using System.Security.Cryptography;
using System.Text;

namespace SecretSafeContainers.Findings;

/// <summary>
/// Fingerprints of findings: rule, image-relative place (redacted form) and 20 bits of a slow hash of the secret.
/// A million secrets share those bits, so a committed baseline tells next to nothing about a weak password.
/// </summary>
/// <remarks>
/// <c>ssc1:</c> and 20 hexadecimal digits of SHA-256 over rule, place and bits, each ended by a zero byte. The form is fixed by the name <c>ssc1</c>.
/// </remarks>
public static class Fingerprints
{
    // A few milliseconds a secret: nothing for a report, much for a search over passwords.
    private const int Iterations = 20_000;
    private const int SecretBits = 20;

    /// <summary>The fingerprint of a secret at a place.</summary>
    /// <param name="rule">The rule's id, or <c>known-secret</c>.</param>
    /// <param name="place">Redacted path (and inner path), or channel and key or pointer.</param>
    /// <param name="secretBits">What <see cref="HashSecret"/> gave.</param>
    public static string Of(string rule, string place, int secretBits)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{rule}\0{place}\0{secretBits:x5}\0"));
        return $"ssc1:{Convert.ToHexStringLower(hash.AsSpan(0, 10))}";
    }

    /// <summary>20 bits of the secret's slow hash. Takes milliseconds: callers remember it for each distinct secret.</summary>
    public static int HashSecret(ReadOnlySpan<byte> secret)
    {
        Span<byte> hash = stackalloc byte[4];
        Rfc2898DeriveBytes.Pbkdf2(secret, "SecretSafeContainers/ssc1"u8, hash, Iterations, HashAlgorithmName.SHA256);
        return ((hash[0] << 16) | (hash[1] << 8) | hash[2]) >> (24 - SecretBits);
    }
}
