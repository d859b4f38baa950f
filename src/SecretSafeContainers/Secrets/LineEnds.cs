using System.Security.Cryptography;

namespace SecretSafeContainers.Secrets;

/// <summary>A value of several lines (a key file) as editors, git and Windows tools rewrite it. Holds the value, so it is zeroed on dispose.</summary>
internal sealed class LineEnds : IDisposable
{
    private readonly byte[] unix;
    private readonly byte[] windows;

    /// <summary>Rewrites a value.</summary>
    public LineEnds(ReadOnlySpan<byte> value)
    {
        unix = Written(value, ""u8);
        windows = Written(value, "\r"u8);
    }

    /// <summary>The value with LF behind each line.</summary>
    public ReadOnlySpan<byte> Unix => unix;

    /// <summary>The value with CRLF behind each line. Equal to <see cref="Unix"/> if it is one line.</summary>
    public ReadOnlySpan<byte> Windows => windows;

    /// <summary>Zeroes both.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(unix);
        CryptographicOperations.ZeroMemory(windows);
    }

    private static byte[] Written(ReadOnlySpan<byte> value, ReadOnlySpan<byte> beforeFeed)
    {
        var result = new byte[value.Length * 2];
        var length = 0;
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] == '\n')
            {
                beforeFeed.CopyTo(result.AsSpan(length));
                length += beforeFeed.Length;
            }

            if (value[at] != '\r' || at + 1 == value.Length || value[at + 1] != '\n')
            {
                result[length++] = value[at];
            }
        }

        var written = result[..length];
        CryptographicOperations.ZeroMemory(result);
        return written;
    }
}
