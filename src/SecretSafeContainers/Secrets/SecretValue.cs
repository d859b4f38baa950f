using System.Security.Cryptography;

namespace SecretSafeContainers.Secrets;

/// <summary>The bytes of a secret: pinned, so that no copy stays behind, and zeroed on dispose. Prints as <c>***</c>.</summary>
public sealed class SecretValue : IDisposable
{
    private readonly byte[] bytes;
    private bool disposed;

    /// <summary>Copies the bytes; the caller clears its own copy.</summary>
    public SecretValue(ReadOnlySpan<byte> value)
    {
        bytes = GC.AllocateUninitializedArray<byte>(value.Length, pinned: true);
        value.CopyTo(bytes);
    }

    /// <summary>Number of bytes.</summary>
    public int Length => bytes.Length;

    /// <summary>The bytes, valid until dispose.</summary>
    /// <exception cref="ObjectDisposedException">The value was disposed.</exception>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return bytes;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(bytes);
        disposed = true;
    }

    /// <inheritdoc/>
    public override string ToString() => "***";
}
