using System.Security.Cryptography;

namespace SecretSafeContainers.Secrets.Providers;

/// <summary>A file that may hold secrets, read as a whole into pinned memory and zeroed on dispose.</summary>
internal sealed class SecretFile : IDisposable
{
    /// <summary>Bytes of a file; real ones have a few thousand.</summary>
    public const int MaxBytes = 1024 * 1024;

    private readonly byte[] bytes;

    private SecretFile(byte[] bytes) => this.bytes = bytes;

    /// <summary>Its content, without a byte order mark.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes;

    /// <summary>Reads a file; null if there is none, or nothing in it, or it could not be read, which is said.</summary>
    /// <param name="path">Its path; null for none.</param>
    /// <param name="candidates">Is told what could not be read.</param>
    /// <param name="maxBytes">A longer file is not read.</param>
    public static SecretFile? TryRead(string? path, SecretCandidates candidates, int maxBytes = MaxBytes)
    {
        try
        {
            // Devices and pipes have no length, and would not end.
            if (path is null || new FileInfo(path) is not { Exists: true, Length: > 0 and var length })
            {
                return null;
            }

            if (length > maxBytes)
            {
                candidates.CouldNotRead($"{path}: it has more than {maxBytes:N0} bytes");
                return null;
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var buffer = GC.AllocateUninitializedArray<byte>((int)length, pinned: true);
            var read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            buffer.AsSpan(read).Clear();
            return new(buffer);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            candidates.CouldNotRead($"{path}: it could not be read");
            return null;
        }
    }

    /// <summary>Its content as text. The caller disposes it.</summary>
    public SecretText ToText() => new(bytes);

    /// <summary>Its content as a stream for a parser, valid until dispose.</summary>
    public Stream ToStream() => new MemoryStream(bytes, writable: false);

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);

    /// <inheritdoc/>
    public override string ToString() => "***";
}
