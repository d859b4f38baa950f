using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>A file of GnuPG's <c>private-keys-v1.d</c>: an S-expression, since version 2.3 in a header of its own.</summary>
/// <remarks><see href="https://github.com/gpg/gnupg/blob/master/agent/keyformat.txt"/></remarks>
internal static class AgentKey
{
    /// <summary>Bytes in which the key begins, behind other headers.</summary>
    public const int HeaderBytes = 4 * 1024;

    /// <summary>True if content begins as such a file.</summary>
    public static bool IsOne(ReadOnlySpan<byte> content) =>
        content.StartsWith("(11:private"u8) || content.StartsWith("(21:protect"u8) || content.StartsWith("Created: "u8) || content.StartsWith("Key: ("u8);

    /// <summary>Says what key it is.</summary>
    /// <returns>Null if it is none, or lies on a card.</returns>
    public static KeyFileKind? Judge(ReadOnlySpan<byte> content)
    {
        content = content[..Math.Min(content.Length, HeaderBytes)];
        return content.StartsWith("(11:private-key("u8) || content.IndexOf("Key: (private-key "u8) >= 0 ? KeyFileKind.PrivateKey
            : content.StartsWith("(21:protected-private-key("u8) || content.IndexOf("Key: (protected-private-key "u8) >= 0 ? KeyFileKind.EncryptedPrivateKey
            : null;
    }
}
