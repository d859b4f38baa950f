using System.Security.Cryptography;

namespace SecretSafeContainers.Secrets.Parts;

/// <summary>The password of base64 of <c>user:password</c>, as HTTP's basic authentication, docker's and npm's logins have it.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc7617"/></remarks>
internal static class BasicParts
{
    private const int MaxCharacters = 8 * 1024;

    /// <summary>Adds it. False if the text is no such base64.</summary>
    public static bool TryTake(ReadOnlySpan<char> text, SecretParts parts)
    {
        if (text.Length is < 8 or > MaxCharacters || text.Length % 4 != 0)
        {
            return false;
        }

        var decoded = GC.AllocateUninitializedArray<byte>(text.Length / 4 * 3, pinned: true);
        try
        {
            if (!Convert.TryFromBase64Chars(text, decoded, out var length))
            {
                return false;
            }

            var credential = decoded.AsSpan(0, length);
            var colon = credential.IndexOf((byte)':');
            // Random bytes hold a colon too, but hardly text alone.
            if (colon < 0 || credential.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E))
            {
                return false;
            }

            parts.Add(credential[(colon + 1)..]);
            return true;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(decoded);
        }
    }
}
