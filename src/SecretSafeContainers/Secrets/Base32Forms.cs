using System.Collections.Immutable;

namespace SecretSafeContainers.Secrets;

/// <summary>A value alone in base32. A longer one, and one among other text, is decoded where it stands.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc4648#section-6"/></remarks>
internal static class Base32Forms
{
    private const int CharacterBits = 5;

    // https://www.rfc-editor.org/rfc/rfc4648#section-7
    private static readonly ImmutableArray<(string Encoding, string Alphabet)> Alphabets =
    [
        ("base32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), ("base32", "abcdefghijklmnopqrstuvwxyz234567"),
        ("base32hex", "0123456789ABCDEFGHIJKLMNOPQRSTUV"), ("base32hex", "0123456789abcdefghijklmnopqrstuv"),
    ];

    /// <summary>Adds the characters that the value determines alone, in each alphabet, unless they are too few.</summary>
    public static void Add(FormSet set, ReadOnlySpan<byte> value)
    {
        if (value.Length * 8 / CharacterBits < SecretForms.MinEncodedCharacters)
        {
            return;
        }

        foreach (var (encoding, alphabet) in Alphabets)
        {
            Add(set, value, [encoding], alphabet);
        }
    }

    private static void Add(FormSet set, ReadOnlySpan<byte> value, ImmutableArray<string> encodings, string alphabet)
    {
        var (held, bits) = (0, 0);
        set.AddBytes(value, encodings, (item, ref writer) =>
        {
            (held, bits) = ((held << 8) | item, bits + 8);
            for (; bits >= CharacterBits; bits -= CharacterBits)
            {
                writer.Write([(byte)alphabet[(held >> (bits - CharacterBits)) & ((1 << CharacterBits) - 1)]]);
            }

            held &= (1 << CharacterBits) - 1;
        });
    }
}
