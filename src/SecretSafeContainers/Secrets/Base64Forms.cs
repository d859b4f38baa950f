using System.Collections.Immutable;
using System.Security.Cryptography;

namespace SecretSafeContainers.Secrets;

/// <summary>Base64 of a value that stands anywhere within encoded text.</summary>
/// <remarks>
/// Three bytes become four characters, so a value starts at one of three alignments. The characters that it determines alone are the form;
/// those that it shares with its neighbours, and padding, are not. <see href="https://www.rfc-editor.org/rfc/rfc4648"/>
/// </remarks>
internal static class Base64Forms
{
    /// <summary>Adds the forms at all alignments that are not too short.</summary>
    /// <param name="set">Receives them.</param>
    /// <param name="value">The bytes that were encoded.</param>
    /// <param name="inner">How those bytes stand for the secret.</param>
    public static void Add(FormSet set, ReadOnlySpan<byte> value, ImmutableArray<string> inner)
    {
        value = value[..Math.Min(value.Length, set.MaxBytes / 4 * 3)];
        var encodings = inner.Insert(0, "base64");
        for (var before = 0; before < 3; before++)
        {
            AddAlignment(set, value, before, encodings);
        }
    }

    private static void AddAlignment(FormSet set, ReadOnlySpan<byte> value, int before, ImmutableArray<string> encodings)
    {
        // Character n holds the bits 6n to 6n+5 of the text; the value takes the bits from 8 * before on.
        var first = ((8 * before) + 5) / 6;
        var end = 8 * (before + value.Length) / 6;
        if (end - first < SecretForms.MinEncodedCharacters)
        {
            return;
        }

        var characters = new byte[end - first];
        for (var at = first; at < end; at++)
        {
            characters[at - first] = Standard(Sextet(value, (6 * at) - (8 * before)));
        }

        set.AddBase64(characters, encodings, Before(value, before), Behind(value, before));
        CryptographicOperations.ZeroMemory(characters);
    }

    // The low bits of the character before the first that the value determines alone.
    private static Base64Edge Before(ReadOnlySpan<byte> value, int before)
    {
        var bits = (6 - (8 * before % 6)) % 6;
        return new((1 << bits) - 1, value[0] >> (8 - bits));
    }

    // The high bits of the character behind the last.
    private static Base64Edge Behind(ReadOnlySpan<byte> value, int before)
    {
        var bits = 8 * (before + value.Length) % 6;
        return new(0x3F & ~(0x3F >> bits), value[^1] << (6 - bits));
    }

    private static int Sextet(ReadOnlySpan<byte> value, int bit)
    {
        var at = bit / 8;
        var pair = (value[at] << 8) | (at + 1 < value.Length ? value[at + 1] : 0);
        return (pair >> (10 - (bit % 8))) & 0x3F;
    }

    private static byte Standard(int sextet) => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8[sextet];
}
