using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace SecretSafeContainers.Secrets;

/// <summary>Collects the different forms of one value. The first of equal forms stays.</summary>
internal sealed class FormSet
{
    private readonly List<SecretForm> forms = [];

    /// <summary>Writes the form of one byte.</summary>
    public delegate void ByteEncoder(byte value, ref FormWriter writer);

    /// <summary>Writes the form of one character.</summary>
    public delegate void RuneEncoder(Rune rune, ref FormWriter writer);

    /// <summary>The forms, in the order in which they were added.</summary>
    public IReadOnlyList<SecretForm> Forms => forms;

    /// <summary>Adds a form unless it is too short or already there.</summary>
    public void Add(ReadOnlySpan<byte> bytes, ImmutableArray<string> encodings, int leastBytes = SecretForms.MinBytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, SecretForms.MaxBytes)];
        if (bytes.Length < leastBytes)
        {
            return;
        }

        foreach (var form in forms)
        {
            if (bytes.SequenceEqual(form.Bytes))
            {
                return;
            }
        }

        var owned = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(owned);
        forms.Add(new(owned, encodings));
    }

    /// <summary>Adds the form that an encoder makes byte by byte.</summary>
    public void AddBytes(ReadOnlySpan<byte> value, ImmutableArray<string> encodings, ByteEncoder encode)
    {
        Span<byte> buffer = stackalloc byte[SecretForms.MaxBytes];
        var writer = new FormWriter(buffer);
        foreach (var item in value)
        {
            encode(item, ref writer);
        }

        Add(buffer[..writer.Length], encodings);
        CryptographicOperations.ZeroMemory(buffer);
    }

    /// <summary>Adds the form that an encoder makes character by character. The value is UTF-8.</summary>
    public void AddRunes(ReadOnlySpan<byte> utf8, ImmutableArray<string> encodings, RuneEncoder encode)
    {
        Span<byte> buffer = stackalloc byte[SecretForms.MaxBytes];
        var writer = new FormWriter(buffer);
        while (Rune.DecodeFromUtf8(utf8, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            encode(rune, ref writer);
            utf8 = utf8[consumed..];
        }

        Add(buffer[..writer.Length], encodings);
        CryptographicOperations.ZeroMemory(buffer);
    }
}
