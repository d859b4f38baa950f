using System.Security.Cryptography;
using SecretSafeContainers.Secrets.Judging;

namespace SecretSafeContainers.Secrets.Parts;

/// <summary>The credentials of an address: its user info, and query parameters whose names say so; as they stand, and percent-decoded.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc3986"/></remarks>
internal static class UrlParts
{
    /// <summary>Adds them. False if the text is no address.</summary>
    public static bool TryTake(ReadOnlySpan<char> text, SecretParts parts)
    {
        if (CharacterSets.NotOfAnAddress.HoldsAny(text))
        {
            return false;
        }

        var scheme = text.IndexOf("://");
        if (scheme <= 0 || !char.IsAsciiLetter(text[0]) || !CharacterSets.Scheme.HoldsAll(text[..scheme]))
        {
            return TakeSharedAccessSignature(text, parts);
        }

        var rest = text[(scheme + 3)..];
        var end = rest.IndexOfAny('/', '?', '#');
        TakeUserInfo(end < 0 ? rest : rest[..end], end < 0 ? default : rest[end..], parts);
        var query = rest.IndexOf('?');
        if (query >= 0)
        {
            TakeQuery(rest[(query + 1)..], parts);
        }

        return true;
    }

    /// <summary>Adds the text, and percent-decoded if that is another.</summary>
    public static void AddDecoded(ReadOnlySpan<char> text, SecretParts parts, bool mustBeMixed = false)
    {
        parts.Add(text, mustBeMixed);
        if (!text.Contains('%'))
        {
            return;
        }

        var bytes = SecretBytes.Of(text);
        var length = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] == '%' && at + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[at + 1]) && char.IsAsciiHexDigit((char)bytes[at + 2]))
            {
                bytes[length++] = (byte)((Digit(bytes[at + 1]) << 4) | Digit(bytes[at + 2]));
                at += 2;
            }
            else
            {
                bytes[length++] = bytes[at];
            }
        }

        parts.Add(bytes.AsSpan(0, length), mustBeMixed);
        CryptographicOperations.ZeroMemory(bytes);
    }

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;

    private static void TakeUserInfo(ReadOnlySpan<char> authority, ReadOnlySpan<char> path, SecretParts parts)
    {
        var at = authority.LastIndexOf('@');
        if (at <= 0)
        {
            return;
        }

        var info = authority[..at];
        var colon = info.IndexOf(':');
        var password = colon < 0 ? default : info[(colon + 1)..];
        if (password.IsEmpty && IsPublicKeyOfSentry(info, path))
        {
            return;
        }

        if (password.IsEmpty || password is "x-oauth-basic")
        {
            // https://TOKEN@host: but most names before an address's host are users'.
            AddDecoded(colon < 0 ? info : info[..colon], parts, mustBeMixed: true);
        }
        else
        {
            AddDecoded(password, parts);
        }
    }

    // https://PUBLICKEY@host/PROJECT: it lets a page report errors, and stands in pages: https://develop.sentry.dev/sdk/foundations/transport/authentication/
    private static bool IsPublicKeyOfSentry(ReadOnlySpan<char> user, ReadOnlySpan<char> path) =>
        user.Length == 32 && CharacterSets.LowerHex.HoldsAll(user) && path is ['/', _, ..] && !path[1..].ContainsAnyExceptInRange('0', '9');

    private static void TakeQuery(ReadOnlySpan<char> query, SecretParts parts)
    {
        var fragment = query.IndexOf('#');
        query = fragment < 0 ? query : query[..fragment];
        foreach (var range in query.Split('&'))
        {
            var parameter = query[range];
            var equals = parameter.IndexOf('=');
            if (equals > 0 && SecretNames.Of(parameter[..equals].ToString()) is var strength and not NameStrength.None)
            {
                AddDecoded(parameter[(equals + 1)..], parts, mustBeMixed: strength == NameStrength.Weak);
            }
        }
    }

    // A shared access signature of Azure is a query on its own: sv=…&sig=…
    private static bool TakeSharedAccessSignature(ReadOnlySpan<char> text, SecretParts parts)
    {
        text = text is ['?', .. var query] ? query : text;
        text = text.StartsWith("SharedAccessSignature ", StringComparison.Ordinal) ? text["SharedAccessSignature ".Length..] : text;
        if (!text.Contains("&sig=", StringComparison.Ordinal) && !text.StartsWith("sig=", StringComparison.Ordinal))
        {
            return false;
        }

        TakeQuery(text, parts);
        return true;
    }
}
