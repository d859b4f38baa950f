using System.Security.Cryptography;
using System.Runtime.InteropServices;
using System.Text;

namespace SecretSafeContainers.Secrets;

/// <summary>The characters of a secret while it is judged and taken apart: pinned, so that no copy stays behind, and zeroed on dispose. Prints as <c>***</c>.</summary>
internal sealed class SecretText : IDisposable
{
    private readonly char[] characters;
    private readonly int length;

    /// <summary>Decodes UTF-8; what is none becomes replacement characters. The bytes stay the caller's.</summary>
    public SecretText(ReadOnlySpan<byte> utf8)
    {
        utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        characters = GC.AllocateUninitializedArray<char>(utf8.Length, pinned: true);
        length = Encoding.UTF8.GetChars(utf8, characters);
    }

    /// <summary>The characters, valid until dispose.</summary>
    public ReadOnlySpan<char> Characters => characters.AsSpan(0, length);

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(characters.AsSpan()));

    /// <inheritdoc/>
    public override string ToString() => "***";
}
