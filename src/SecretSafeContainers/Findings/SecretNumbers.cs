using System.Security.Cryptography;
using SecretSafeContainers.Detection;

namespace SecretSafeContainers.Findings;

/// <summary>Which findings of an audit are of the same secret, over all of its images. Numbers tell nothing of a secret and mean nothing beyond their audit.</summary>
internal sealed class SecretNumbers
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> bits = new(StringComparer.Ordinal);

    /// <summary>The secret's number, from 1. A known secret is one whatever part or form of it was found; what a rule finds goes by its bytes.</summary>
    public int NumberOf(SecretDetection detection)
    {
        // A name and a digest are told apart by their first character.
        var bytes = $"={DigestOf(detection.Secret)}";
        var name = detection.SecretId is { } id ? $"'{id}" : bytes;
        if (!numbers.TryGetValue(name, out var number))
        {
            number = numbers.TryGetValue(bytes, out var sameBytes) ? sameBytes : numbers.Count + 1;
            numbers[name] = number;
        }

        // A rule may see elsewhere what is known by its value here.
        numbers.TryAdd(bytes, number);
        return number;
    }

    /// <summary>The bits of a secret that are in its fingerprints; they take milliseconds, and are remembered.</summary>
    public int BitsOf(byte[] secret)
    {
        var key = DigestOf(secret);
        if (!bits.TryGetValue(key, out var known))
        {
            bits[key] = known = Fingerprints.HashSecret(secret);
        }

        return known;
    }

    private static string DigestOf(byte[] secret) => Convert.ToHexString(SHA256.HashData(secret));
}
