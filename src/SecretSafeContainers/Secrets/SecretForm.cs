using System.Collections.Immutable;
using System.Security.Cryptography;

namespace SecretSafeContainers.Secrets;

/// <summary>One way in which a secret's value can be stored. Holds the value, so it is zeroed on dispose and never printed.</summary>
/// <param name="bytes">The bytes as stored; owned from here on.</param>
/// <param name="encodings">What stands between those bytes and the value, outermost first; empty for the value itself.</param>
internal sealed class SecretForm(byte[] bytes, ImmutableArray<string> encodings) : IDisposable
{
    /// <summary>The bytes as stored: all of them, or the first <see cref="SecretForms.MaxBytes"/>.</summary>
    public byte[] Bytes { get; } = bytes;

    /// <summary>What stands between those bytes and the value, outermost first: <c>base64</c>, <c>utf-16le</c>. Empty for the value itself.</summary>
    public ImmutableArray<string> Encodings { get; } = encodings;

    /// <summary>Zeroes the bytes.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(Bytes);

    /// <inheritdoc/>
    public override string ToString() => $"*** ({string.Join(", ", Encodings)})";
}
