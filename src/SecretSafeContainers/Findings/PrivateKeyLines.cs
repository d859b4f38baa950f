using System.Buffers;

namespace SecretSafeContainers.Findings;

/// <summary>
/// Masks private keys that arrive line by line and are not known: a rule sees no farther than <see cref="Rules.Rule.ContextBytes"/>, a large key is longer.
/// </summary>
internal sealed class PrivateKeyLines
{
    /// <summary>Lines behind a beginning that are looked at: an RSA key of 16,384 bits has 200.</summary>
    public const int MaxLines = 256;

    private static readonly SearchValues<byte> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    private int left;

    /// <summary>Where in a line a private key's text starts; the line's length if there is none.</summary>
    /// <remarks>Within a key the last word of a line is taken for the key's, as other text may stand before it.</remarks>
    public int StartOf(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf("-----BEGIN "u8) is >= 0 and var begin && line[begin..].IndexOf("PRIVATE KEY"u8) >= 0)
        {
            left = line[begin..].IndexOf("-----END "u8) >= 0 ? 0 : MaxLines;
            return line.Length;
        }

        var word = line[(line.LastIndexOfAny(" \t"u8) + 1)..];
        var isHeader = word.IsEmpty || line.IndexOf(": "u8) > 0;
        var isBody = !isHeader && !word.ContainsAnyExcept(Base64);
        left = left > 0 && (isHeader || isBody) ? left - 1 : 0;
        return left > 0 && isBody ? line.Length - word.Length : line.Length;
    }
}
