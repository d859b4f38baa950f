using System.Collections.Immutable;
using System.Security.Cryptography;

namespace SecretSafeContainers.Secrets;

/// <summary>One way in which a secret's value can be stored. Holds the value, so it is zeroed on dispose and never printed.</summary>
/// <param name="bytes">The bytes as stored; owned from here on.</param>
/// <param name="encodings">What stands between those bytes and the value, outermost first; empty for the value itself.</param>
/// <param name="reading">What may stand between those bytes, and in place of them.</param>
internal sealed class SecretForm(byte[] bytes, ImmutableArray<string> encodings, FormReading reading) : IDisposable
{
    /// <summary>The bytes as stored: all of them, or those of the first <see cref="SecretForms.MaxBytes"/> of the value where they are only searched for.</summary>
    public byte[] Bytes { get; } = bytes;

    /// <summary>What stands between those bytes and the value, outermost first: <c>base64</c>, <c>utf-16le</c>. Empty for the value itself.</summary>
    public ImmutableArray<string> Encodings { get; } = encodings;

    /// <summary>What may stand between those bytes, and in place of them.</summary>
    public FormReading Reading { get; } = reading;

    /// <summary>True if it is UTF-8 with a character beyond U+00FF.</summary>
    public bool IsBeyondLatin1 { get; } = bytes.AsSpan().ContainsAnyInRange((byte)0xC4, byte.MaxValue);

    /// <summary>What stands before the bytes in base64.</summary>
    public Base64Edge Before { get; private init; }

    /// <summary>What stands behind the bytes in base64.</summary>
    public Base64Edge Behind { get; private init; }

    /// <summary>A form with its own copy of the bytes.</summary>
    public static SecretForm Of(ReadOnlySpan<byte> bytes, ImmutableArray<string> encodings, FormReading reading, Base64Edge before = default, Base64Edge behind = default)
    {
        var owned = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(owned);
        return new(owned, encodings, reading) { Before = before, Behind = behind };
    }

    /// <summary>Zeroes the bytes.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(Bytes);

    /// <inheritdoc/>
    public override string ToString() => $"*** ({string.Join(", ", Encodings)})";
}
