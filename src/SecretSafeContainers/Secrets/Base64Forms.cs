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
    /// <summary>Adds the forms at all alignments, in the standard and the URL alphabet.</summary>
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
        var characters = new byte[Math.Max(end - first, 0)];
        for (var at = first; at < end; at++)
        {
            characters[at - first] = Standard(Sextet(value, (6 * at) - (8 * before)));
        }

        set.Add(characters, encodings, SecretForms.MinEncodedCharacters);
        characters.AsSpan().Replace((byte)'+', (byte)'-');
        characters.AsSpan().Replace((byte)'/', (byte)'_');
        set.Add(characters, encodings, SecretForms.MinEncodedCharacters);
        CryptographicOperations.ZeroMemory(characters);
    }

    private static int Sextet(ReadOnlySpan<byte> value, int bit)
    {
        var at = bit / 8;
        var pair = (value[at] << 8) | (at + 1 < value.Length ? value[at + 1] : 0);
        return (pair >> (10 - (bit % 8))) & 0x3F;
    }

    private static byte Standard(int sextet) => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8[sextet];
}
