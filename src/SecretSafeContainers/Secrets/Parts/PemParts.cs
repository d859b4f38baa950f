using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SecretSafeContainers.Secrets.Parts;

/// <summary>The private keys of a PEM text; its certificates are public.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc7468"/></remarks>
internal static class PemParts
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    /// <summary>Adds each private key, and its base64 without line ends. False if the text is no PEM.</summary>
    public static bool TryTake(ReadOnlySpan<char> text, SecretParts parts)
    {
        var start = text.IndexOf(Begin);
        if (start < 0)
        {
            return false;
        }

        parts.MarkAsBundle();
        for (; start >= 0; start = text.IndexOf(Begin))
        {
            text = text[start..];
            var end = text.IndexOf(End);
            var close = end < 0 ? -1 : text[(end + End.Length)..].IndexOf(Dashes);
            if (close < 0)
            {
                return true;
            }

            var block = text[..(end + End.Length + close + Dashes.Length)];
            var label = block[Begin.Length..];
            var labelEnd = label.IndexOf(Dashes);
            if (labelEnd >= 0 && (label[..labelEnd].EndsWith("PRIVATE KEY") || label[..labelEnd].EndsWith("PRIVATE KEY BLOCK")))
            {
                parts.Add(block);
                AddLines(block, parts);
                AddBody(label[(labelEnd + Dashes.Length)..label.IndexOf(End)], parts);
            }

            text = text[block.Length..];
        }

        return true;
    }

    // In one line of an environment variable a line end is often the two characters \n; the file that is written from it has real ones.
    private static void AddLines(ReadOnlySpan<char> block, SecretParts parts)
    {
        if (!block.Contains("\\n", StringComparison.Ordinal))
        {
            return;
        }

        var lines = GC.AllocateUninitializedArray<char>(block.Length, pinned: true);
        var length = 0;
        for (var at = 0; at < block.Length; at++)
        {
            var isEnd = block[at] == '\\' && at + 1 < block.Length && block[at + 1] is 'n' or 'r';
            at += isEnd ? 1 : 0;
            if (!isEnd || block[at] == 'n')
            {
                lines[length++] = isEnd ? '\n' : block[at];
            }
        }

        parts.Add(lines.AsSpan(0, length));
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(lines.AsSpan()));
    }

    private static void AddBody(ReadOnlySpan<char> body, SecretParts parts)
    {
        if (body.Contains(':'))
        {
            return; // headers of an encrypted key
        }

        var joined = GC.AllocateUninitializedArray<char>(body.Length, pinned: true);
        var length = 0;
        for (var at = 0; at < body.Length; at++)
        {
            if (body[at] == '\\' && at + 1 < body.Length && body[at + 1] is 'n' or 'r')
            {
                at++;
            }
            else if (!char.IsWhiteSpace(body[at]))
            {
                joined[length++] = body[at];
            }
        }

        parts.Add(joined.AsSpan(0, length));
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(joined.AsSpan()));
    }
}
