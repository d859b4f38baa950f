namespace SecretSafeContainers.Detection.Checksums;

/// <summary>
/// Client secrets of Microsoft Entra: the last three characters begin the digits of Marvin32 of those before. Only secrets with <c>8Q~</c> have it.
/// Source: https://github.com/microsoft/security-utilities.
/// </summary>
internal static class EntraChecksum
{
    private const int ChecksumLength = 3;
    private const int MaxDigits = 6;

    private static readonly ulong Seed = AzureKeyChecksum.SeedOf("AadPwd00");

    private static ReadOnlySpan<byte> Digits => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~"u8;

    /// <summary>True if the secret's checksum is right.</summary>
    public static bool Verifies(ReadOnlySpan<byte> secret)
    {
        if (secret.Length <= ChecksumLength)
        {
            return false;
        }

        Span<byte> digits = stackalloc byte[MaxDigits];
        var first = digits.Length;
        for (var rest = Marvin32.Of(secret[..^ChecksumLength], Seed); rest > 0; rest /= (uint)Digits.Length)
        {
            digits[--first] = Digits[(int)(rest % (uint)Digits.Length)];
        }

        return digits[first..].StartsWith(secret[^ChecksumLength..]);
    }
}
