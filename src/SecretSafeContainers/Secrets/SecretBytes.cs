using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SecretSafeContainers.Secrets;

/// <summary>Bytes of secrets on their way into a <see cref="SecretValue"/>: pinned, so that no copy stays behind when they are zeroed.</summary>
internal static partial class SecretBytes
{
    /// <summary>UTF-8 of a text.</summary>
    public static byte[] Of(ReadOnlySpan<char> text)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(text), pinned: true);
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    /// <summary>A copy.</summary>
    public static byte[] Of(ReadOnlySpan<byte> value)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(value.Length, pinned: true);
        value.CopyTo(bytes);
        return bytes;
    }

    /// <summary>A file's bytes; null if there is no such file. One byte more than the limit tells that it is longer.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static byte[]? OfFile(string path, int maxBytes)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            var buffer = GC.AllocateUninitializedArray<byte>(maxBytes + 1, pinned: true);
            var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var value = Of(buffer.AsSpan(0, length));
            CryptographicOperations.ZeroMemory(buffer.AsSpan(0, length));
            return value;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>True for an Azure Pipelines macro whose variable does not exist, or that was not mapped into the step: it arrives as it was written.</summary>
    public static bool IsPipelineMacro(ReadOnlySpan<char> text) => PipelineMacro().IsMatch(text);

    [GeneratedRegex(@"^\$\(.+\)$", RegexOptions.CultureInvariant)]
    private static partial Regex PipelineMacro();
}
