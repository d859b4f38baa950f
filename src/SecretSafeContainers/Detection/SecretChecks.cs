using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Detection;

/// <summary>What a pattern cannot express about a matched secret.</summary>
internal static class SecretChecks
{
    // A token that has no end within a slice: its signature lies beyond what a rule sees.
    private const int CutTokenCharacters = 900;
    private const int SignatureCharacters = 16;
    private const int EncodedCharacters = 8;

    // More digits than a time, an amount or 64 bits have; and fewer than a number of mathematics.
    private const int NumberDigits = 28;
    private const int MaxNumberDigits = 64;

    /// <summary>True if the secret meets the rule's entropy floor and its check.</summary>
    /// <param name="rule">The rule that matched.</param>
    /// <param name="secret">The secret, in characters of Latin-1.</param>
    public static bool Passes(Rule rule, ReadOnlySpan<char> secret) =>
        (rule.MinEntropy <= 0 || Entropy(secret) >= rule.MinEntropy)
        && rule.Check switch
        {
            SecretCheck.None => true,
            SecretCheck.NotPlaceholder => !Placeholders.IsOne(secret),
            SecretCheck.NotTemplate => !Placeholders.IsTemplate(secret),
            SecretCheck.JsonWebToken => IsJsonWebToken(secret),
            SecretCheck.BasicCredential => IsBasicCredential(secret),
            SecretCheck.NotProtectedKey => !IsProtectedPgp(secret),
            SecretCheck.TokenLike => IsTokenLike(secret) && !TokenLikeness.IsUuid(secret),
            SecretCheck.TokenOrUuid => IsTokenLike(secret) || IsLongNumber(secret),
            SecretCheck.Password => PasswordLikeness.IsOne(secret),
            SecretCheck.EncodedSecret => IsEncodedSecret(secret),
            SecretCheck.StrongPassword => PasswordLikeness.IsStrong(secret),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Check, "No such check."),
        };

    private static bool IsTokenLike(ReadOnlySpan<char> secret) => TokenLikeness.Holds(secret) && !Placeholders.IsOne(secret);

    private static bool IsLongNumber(ReadOnlySpan<char> secret) =>
        secret.Length is >= NumberDigits and <= MaxNumberDigits && !secret.ContainsAnyExceptInRange('0', '9') && Entropy(secret) >= 2.5 && !Placeholders.IsOne(secret);

    /// <summary>Shannon entropy in bits per character.</summary>
    public static double Entropy(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[256];
        foreach (var character in text)
        {
            counts[character & 0xFF]++;
        }

        var entropy = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                var share = (double)count / text.Length;
                entropy -= share * Math.Log2(share);
            }
        }

        return entropy;
    }

    // https://www.rfc-editor.org/rfc/rfc7519#section-3: header.payload.signature; without a signature it is no credential.
    private static bool IsJsonWebToken(ReadOnlySpan<char> token)
    {
        var parts = token.ToString().Split('.');
        if (parts is not [var header, var payload, .. var rest] || !IsJsonObject(header, isHeader: true))
        {
            return false;
        }

        return rest switch
        {
            [{ Length: >= SignatureCharacters }] => IsJsonObject(payload, isHeader: false),
            [] or [_] => token.Length >= CutTokenCharacters,
            _ => false,
        };
    }

    private static bool IsJsonObject(string base64Url, bool isHeader)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(base64Url));
            return document.RootElement.ValueKind == JsonValueKind.Object
                && !(isHeader && document.RootElement.TryGetProperty("alg"u8, out var algorithm) && algorithm.ValueKind == JsonValueKind.String && algorithm.ValueEquals("none"u8));
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return false;
        }
    }

    // A certificate is public; so are names and numbers of a few characters.
    private static bool IsEncodedSecret(ReadOnlySpan<char> base64)
    {
        var decoded = new byte[base64.Length];
        if (!Convert.TryFromBase64Chars(base64[..(base64.Length / 4 * 4)], decoded, out var length))
        {
            return false;
        }

        var text = Encoding.Latin1.GetString(decoded, 0, length).Trim();
        Array.Clear(decoded);
        return text.Length >= EncodedCharacters && !text.StartsWith("-----BEGIN CERTIFICATE", StringComparison.Ordinal) && (text.StartsWith("{\"", StringComparison.Ordinal) || !Placeholders.IsTemplate(text));
    }

    // https://www.rfc-editor.org/rfc/rfc7617#section-2
    private static bool IsBasicCredential(ReadOnlySpan<char> base64)
    {
        var decoded = new byte[base64.Length];
        if (!Convert.TryFromBase64Chars(base64, decoded, out var length))
        {
            return false;
        }

        var text = decoded.AsSpan(0, length);
        var colon = text.IndexOf((byte)':');
        var ok = colon >= 0 && text.Length - colon > 3 && !text.ContainsAnyInRange((byte)0, (byte)0x1F)
            && !Placeholders.IsOne(Encoding.Latin1.GetString(text[(colon + 1)..]));
        Array.Clear(decoded);
        return ok;
    }

    // What a rule sees of a key is enough: its public half, and behind it how the secret one is kept. Line ends may be escaped.
    private static bool IsProtectedPgp(ReadOnlySpan<char> armored)
    {
        var characters = new byte[armored.Length];
        var count = 0;
        for (var at = 0; at < armored.Length; at++)
        {
            at += armored[at] == '\\' ? 1 : 0;
            if (at < armored.Length && (at == 0 || armored[at - 1] != '\\') && armored[at] < 0x80)
            {
                characters[count++] = (byte)armored[at];
            }
        }

        var decoded = new byte[count];
        Base64.DecodeFromUtf8(characters.AsSpan(0, count), decoded, out _, out var length, isFinalBlock: false);
        var isProtected = PgpKeyRing.IsProtected(decoded.AsSpan(0, length));
        Array.Clear(characters);
        Array.Clear(decoded);
        return isProtected;
    }
}
