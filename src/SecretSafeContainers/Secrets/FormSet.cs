using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace SecretSafeContainers.Secrets;

/// <summary>Collects the different forms of one value. The first of equal forms stays.</summary>
/// <param name="maxBytes">Most bytes of a form; what is longer is cut there.</param>
internal sealed class FormSet(int maxBytes) : IDisposable
{
    private readonly List<SecretForm> forms = [];
    private readonly byte[] buffer = GC.AllocateUninitializedArray<byte>(maxBytes, pinned: true);

    /// <summary>Most bytes of a form.</summary>
    public int MaxBytes => maxBytes;

    /// <summary>Writes the form of one byte.</summary>
    public delegate void ByteEncoder(byte value, ref FormWriter writer);

    /// <summary>Writes the form of one character.</summary>
    public delegate void RuneEncoder(Rune rune, ref FormWriter writer);

    /// <summary>The forms, in the order in which they were added.</summary>
    public IReadOnlyList<SecretForm> Forms => forms;

    /// <summary>Adds a form unless it is too short or already there.</summary>
    public void Add(ReadOnlySpan<byte> bytes, ImmutableArray<string> encodings, int leastBytes = SecretForms.MinBytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, maxBytes)];
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
        var writer = new FormWriter(buffer);
        foreach (var item in value)
        {
            encode(item, ref writer);
        }

        Add(buffer.AsSpan(0, writer.Length), encodings);
    }

    /// <summary>Adds the form that an encoder makes character by character. The value is UTF-8.</summary>
    public void AddRunes(ReadOnlySpan<byte> utf8, ImmutableArray<string> encodings, RuneEncoder encode)
    {
        var writer = new FormWriter(buffer);
        while (Rune.DecodeFromUtf8(utf8, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            encode(rune, ref writer);
            utf8 = utf8[consumed..];
        }

        Add(buffer.AsSpan(0, writer.Length), encodings);
    }

    /// <summary>Zeroes what the forms were written into; the forms stay.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(buffer);
}
