using System.Collections.Immutable;

namespace SecretSafeContainers.Secrets;

/// <summary>A value alone in base32. A longer one, and one among other text, is decoded where it stands.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc4648#section-6"/></remarks>
internal static class Base32Forms
{
    private const int CharacterBits = 5;

    private static readonly ImmutableArray<string> Encodings = ["base32"];

    private static ReadOnlySpan<byte> Alphabet => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"u8;

    /// <summary>Adds the characters that the value determines alone, unless they are too few.</summary>
    public static void Add(FormSet set, ReadOnlySpan<byte> value)
    {
        if (value.Length * 8 / CharacterBits < SecretForms.MinEncodedCharacters)
        {
            return;
        }

        var (held, bits) = (0, 0);
        set.AddBytes(value, Encodings, (item, ref writer) =>
        {
            (held, bits) = ((held << 8) | item, bits + 8);
            for (; bits >= CharacterBits; bits -= CharacterBits)
            {
                writer.Write([Alphabet[(held >> (bits - CharacterBits)) & ((1 << CharacterBits) - 1)]]);
            }

            held &= (1 << CharacterBits) - 1;
        });
    }
}
