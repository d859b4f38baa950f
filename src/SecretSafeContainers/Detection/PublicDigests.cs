namespace SecretSafeContainers.Detection;

/// <summary>Digests that say what they are, or that everybody knows: random to look at, and no secret.</summary>
internal static class PublicDigests
{
    private static readonly string[] Labels = ["md5:", "md5-", "md5=", "sha1:", "sha1-", "sha1=", "sha224:", "sha224=", "sha256:", "sha256-", "sha256=", "sha384:", "sha384-", "sha384=", "sha512:", "sha512-", "sha512=", "sha3-", "blake2b:", "blake3:", "h1:", "git-sha"];

    // MD5, SHA-1, SHA-256 and SHA-512 of nothing.
    private static readonly string[] OfNothing = ["d41d8cd98f00b204e9", "da39a3ee5e6b4b0d32", "e3b0c44298fc1c149a", "cf83e1357eefb8bdf1"];

    /// <summary>True if the text is such a digest.</summary>
    public static bool IsOne(ReadOnlySpan<char> text) => StartsWithAny(text, Labels) || StartsWithAny(text, OfNothing);

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] starts)
    {
        foreach (var start in starts)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
