using System.Formats.Asn1;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>Recognises binary content that is a private key or a store with one, by its structure. What follows it does not matter.</summary>
/// <remarks>A few bytes decide for almost all content; what is parsed has to lie in memory.</remarks>
internal static class KeyFiles
{
    /// <summary>Bytes of a key file that is judged; a store of a thousand certificates has two megabytes. What is larger is said to be unread.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>First bytes by which one is known.</summary>
    public const int HeadBytes = 16;

    private const byte Sequence = 0x30;
    private const byte Indefinite = 0x80;

    /// <summary>How many bytes decide what key file a content is that begins with these; null if it is none. May lie yes, never no.</summary>
    /// <param name="head">The first <see cref="HeadBytes"/> bytes or more.</param>
    /// <returns>More than <see cref="MaxBytes"/> if it is too large to judge, or its end cannot be told.</returns>
    public static long? ExtentOf(ReadOnlySpan<byte> head) =>
        JavaKeyStore.IsOne(head) ? long.MaxValue
        : PgpKeyRing.IsOne(head) ? MaxBytes
        : AgentKey.IsOne(head) ? AgentKey.HeaderBytes
        : IsAnnounced(head, out var extent) ? extent
        : null;

    /// <summary>Says what key file a content is.</summary>
    /// <param name="content">The content, as far as <see cref="ExtentOf"/> asks for.</param>
    /// <param name="length">How many of its bytes are the key file.</param>
    /// <returns>Null if it is none.</returns>
    public static KeyFileKind? Of(ReadOnlySpan<byte> content, out int length)
    {
        length = content.Length;
        if (JavaKeyStore.IsOne(content))
        {
            return JavaKeyStore.Judge(content, out length);
        }

        if (PgpKeyRing.IsOne(content))
        {
            return PgpKeyRing.Judge(content);
        }

        if (AgentKey.IsOne(content))
        {
            return AgentKey.Judge(content);
        }

        if (!IsAnnounced(content, out _))
        {
            return null;
        }

        try
        {
            AsnDecoder.ReadEncodedValue(content, AsnEncodingRules.BER, out var start, out _, out length);
            return Pkcs12KeyStore.IsOne(content[start..]) ? Pkcs12KeyStore.Judge(content[..length]) : BinaryKey.Judge(content[..length].ToArray());
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    // SEQUENCE { INTEGER 0, 1 or 3 of a private key's or a store's version, or SEQUENCE { OBJECT IDENTIFIER of an encrypted one's cipher.
    private static bool IsAnnounced(ReadOnlySpan<byte> content, out long extent)
    {
        extent = 0;
        if (!TryReadSequence(content, out var header, out var length))
        {
            return false;
        }

        extent = length is { } known ? header + known : long.MaxValue;
        var body = content[header..];
        return body is [0x02, 0x01, 0 or 1 or 3, ..] || (TryReadSequence(body, out var inner, out _) && body[inner..] is [0x06, ..]);
    }

    // Null for an indefinite length, as old stores have it.
    private static bool TryReadSequence(ReadOnlySpan<byte> content, out int header, out uint? length)
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
        if (header > 6 || content.Length < header)
        {
            return false;
        }

        var value = 0u;
        foreach (var digit in content[2..header])
        {
            value = (value << 8) | digit;
        }

        length = value;
        return true;
    }
}
