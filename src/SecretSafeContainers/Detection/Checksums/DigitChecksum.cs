namespace SecretSafeContainers.Detection.Checksums;

/// <summary>Credentials that end in the digits of a CRC-32 of their other characters.</summary>
/// <remarks>
/// Sources: GitHub (https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/), npm
/// (https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/), Cloudflare (https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/),
/// GitLab (https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/); Atlassian's was found with published tokens.
/// </remarks>
internal static class DigitChecksum
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Base62Length = 6;
    private const int HexLength = 8;
    private const int Base36Length = 7;

    /// <summary>True if the last six characters are CRC-32 of those behind the prefix (<c>ghp_</c>, <c>npm_</c>), in base62.</summary>
    public static bool EndsInBase62(ReadOnlySpan<byte> secret)
    {
        var body = secret[(secret.IndexOf((byte)'_') + 1)..];
        return EndsIn(body, Base62Length, 62, static digit => Digits.IndexOf((char)digit, StringComparison.Ordinal));
    }

    /// <summary>True if the last eight characters are CRC-32 of all others, in hexadecimal of either case.</summary>
    public static bool EndsInHex(ReadOnlySpan<byte> body) => EndsIn(body, HexLength, 16, static digit => Digits.IndexOf(char.ToUpperInvariant((char)digit), StringComparison.Ordinal));

    /// <summary>True if the last seven characters are CRC-32 of all others, in base36 of lower case.</summary>
    public static bool EndsInBase36(ReadOnlySpan<byte> body) =>
        EndsIn(body, Base36Length, 36, static digit => char.IsAsciiLetterUpper((char)digit) ? -1 : Digits.IndexOf(char.ToUpperInvariant((char)digit), StringComparison.Ordinal));

    private static bool EndsIn(ReadOnlySpan<byte> text, int length, int radix, Func<byte, int> valueOf)
    {
        if (text.Length <= length)
        {
            return false;
        }

        var number = 0L;
        foreach (var digit in text[^length..])
        {
            var value = valueOf(digit);
            if (value < 0 || value >= radix)
            {
                return false;
            }

            number = (number * radix) + value;
        }

        return number == Crc32.Of(text[..^length]);
    }
}
