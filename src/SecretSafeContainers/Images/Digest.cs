using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SecretSafeContainers.Images;

/// <summary>A content digest, <c>sha256:</c> and 64 hexadecimal digits or <c>sha512:</c> and 128.</summary>
/// <remarks><see href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests"/></remarks>
public readonly record struct Digest
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private Digest(HashAlgorithmName algorithm, string hex)
    {
        Algorithm = algorithm;
        Hex = hex;
    }

    /// <summary>SHA-256 or SHA-512.</summary>
    public HashAlgorithmName Algorithm { get; }

    /// <summary>The lower-case hexadecimal digits. Safe as a file name.</summary>
    public string Hex { get; }

    /// <summary>Hashes bytes that are at hand.</summary>
    public static Digest OfBytes(ReadOnlySpan<byte> bytes) => new(HashAlgorithmName.SHA256, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>The SHA-256 digest that a finished hash gives.</summary>
    /// <param name="hash">32 bytes.</param>
    public static Digest OfHash(ReadOnlySpan<byte> hash) => new(HashAlgorithmName.SHA256, Convert.ToHexStringLower(hash));

    /// <summary>Reads a digest strictly; anything but the two registered algorithms in canonical form is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        var (algorithm, digits) = text switch
        {
            not null when text.StartsWith("sha256:", StringComparison.Ordinal) => (HashAlgorithmName.SHA256, 64),
            not null when text.StartsWith("sha512:", StringComparison.Ordinal) => (HashAlgorithmName.SHA512, 128),
            _ => (default, 0),
        };
        if (digits == 0 || text!.Length != "sha256:".Length + digits
            || text.AsSpan("sha256:".Length).ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        digest = new Digest(algorithm, text["sha256:".Length..]);
        return true;
    }

    /// <summary>Starts a hash of this digest's algorithm; the caller disposes it.</summary>
    public IncrementalHash StartHash() => IncrementalHash.CreateHash(Algorithm);

    /// <summary>True if <paramref name="hash"/> (raw bytes) is this digest.</summary>
    public bool Matches(ReadOnlySpan<byte> hash) => string.Equals(Convert.ToHexStringLower(hash), Hex, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Hex is null ? "" : $"{(Algorithm == HashAlgorithmName.SHA512 ? "sha512" : "sha256")}:{Hex}";
}
