using System.Formats.Asn1;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>Recognises binary files that are a private key or a store with one, by their structure.</summary>
/// <remarks>A few bytes decide for almost all content; what is parsed lies in memory, and all of it has to be there: what is larger than a window is no key file.</remarks>
internal static class KeyFiles
{
    private const byte Sequence = 0x30;
    private const byte Indefinite = 0x80;

    /// <summary>Says what key file a content is.</summary>
    /// <param name="content">The content's first bytes, all if it is small.</param>
    /// <returns>Null if it is none.</returns>
    public static KeyFileKind? Of(ReadOnlySpan<byte> content)
    {
        if (JavaKeyStore.IsOne(content))
        {
            return JavaKeyStore.Judge(content);
        }

        if (!IsAnnounced(content, out var body))
        {
            return null;
        }

        try
        {
            return Pkcs12KeyStore.IsOne(body) ? Pkcs12KeyStore.Judge(content) : BinaryKey.Judge(content.ToArray());
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    // SEQUENCE { INTEGER 0, 1 or 3 of a private key's or a store's version, or SEQUENCE { OBJECT IDENTIFIER of an encrypted one's cipher. It takes all of the content.
    private static bool IsAnnounced(ReadOnlySpan<byte> content, out ReadOnlySpan<byte> body)
    {
        body = default;
        if (!TryReadSequence(content, out var header, out var length) || (length is { } known && header + known != content.Length))
        {
            return false;
        }

        body = content[header..];
        return body is [0x02, 0x01, 0 or 1 or 3, ..] || (TryReadSequence(body, out var inner, out _) && body[inner..] is [0x06, ..]);
    }

    // Null for an indefinite length, as old stores have it.
    private static bool TryReadSequence(ReadOnlySpan<byte> content, out int header, out int? length)
    {
        (header, length) = (2, null);
        if (content is not [Sequence, var first, ..])
        {
            return false;
        }

        if (first <= Indefinite)
        {
            length = first == Indefinite ? null : first;
            return true;
        }

        header += first & 0x7F;
        if (header > 5 || content.Length < header)
        {
            return false;
        }

        var value = 0;
        foreach (var digit in content[2..header])
        {
            value = (value << 8) | digit;
        }

        length = value;
        return true;
    }
}
