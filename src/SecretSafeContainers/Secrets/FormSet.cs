using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace SecretSafeContainers.Secrets;

/// <summary>Collects the different forms of one value. The first of equal forms stays.</summary>
/// <param name="maxBytes">Most bytes of a form; what is longer is cut there.</param>
/// <param name="exact">True if all forms are compared byte by byte: base64 and hex then have one for each alphabet and case, where otherwise one is read in all.</param>
internal sealed class FormSet(int maxBytes, bool exact = false) : IDisposable
{
    // "255, "
    private const int LongestNumber = 5;

    private static readonly ImmutableArray<string> Hex = ["hex"];
    private static readonly ImmutableArray<string> Decimal = ["decimal"];

    private readonly List<SecretForm> forms = [];
    private readonly byte[] buffer = GC.AllocateUninitializedArray<byte>(maxBytes, pinned: true);

    /// <summary>Writes the form of one byte.</summary>
    public delegate void ByteEncoder(byte value, ref FormWriter writer);

    /// <summary>Writes the form of one character.</summary>
    public delegate void RuneEncoder(Rune rune, ref FormWriter writer);

    /// <summary>Most bytes of a form.</summary>
    public int MaxBytes => maxBytes;

    /// <summary>True if all forms are compared byte by byte.</summary>
    public bool IsExact => exact;

    /// <summary>The forms, in the order in which they were added.</summary>
    public IReadOnlyList<SecretForm> Forms => forms;

    /// <summary>Adds a form unless it is too short or already there.</summary>
    public void Add(ReadOnlySpan<byte> bytes, ImmutableArray<string> encodings, FormReading reading = FormReading.Exact)
    {
        bytes = bytes[..Math.Min(bytes.Length, maxBytes)];
        if (bytes.Length < SecretForms.MinBytes)
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

        forms.Add(SecretForm.Of(bytes, encodings, reading));
    }

    /// <summary>Adds a form in base64. Equal ones that are read may differ in what stands beside them, so all stay.</summary>
    /// <param name="standard">Characters of the standard alphabet; changed to the other one.</param>
    /// <param name="encodings">What stands between them and the value.</param>
    /// <param name="before">What stands before them.</param>
    /// <param name="behind">What stands behind them.</param>
    public void AddBase64(Span<byte> standard, ImmutableArray<string> encodings, Base64Edge before, Base64Edge behind)
    {
        if (exact)
        {
            Add(standard, encodings);
            standard.Replace((byte)'+', (byte)'-');
            standard.Replace((byte)'/', (byte)'_');
            Add(standard, encodings);
        }
        else
        {
            forms.Add(SecretForm.Of(standard[..Math.Min(standard.Length, maxBytes)], encodings, FormReading.Base64, before, behind));
        }
    }

    /// <summary>Adds the value in hex unless it is too short.</summary>
    public void AddHex(ReadOnlySpan<byte> value)
    {
        if (value.Length * 2 < SecretForms.MinEncodedCharacters)
        {
            return;
        }

        AddBytes(value, Hex, static (item, ref writer) => writer.WriteHex(default, item, 2, upper: false), exact ? FormReading.Exact : FormReading.Hex);
        if (exact)
        {
            AddBytes(value, Hex, static (item, ref writer) => writer.WriteHex(default, item, 2, upper: true));
        }
    }

    /// <summary>Adds the value as a list of its bytes in decimal, unless it is so short that a table of numbers may hold it by chance.</summary>
    public void AddNumbers(ReadOnlySpan<byte> value)
    {
        value = value[..Math.Min(value.Length, maxBytes / LongestNumber)];
        if (value.Length < SecretForms.MinEncodedCharacters)
        {
            return;
        }

        foreach (var separator in exact ? (ReadOnlySpan<string>)[",", ", "] : [","])
        {
            var numbers = Encoding.ASCII.GetBytes(string.Join(separator, value.ToArray()));
            Add(numbers, Decimal, exact ? FormReading.Exact : FormReading.Numbers);
            CryptographicOperations.ZeroMemory(numbers);
        }
    }

    /// <summary>Adds the form that an encoder makes byte by byte.</summary>
    public void AddBytes(ReadOnlySpan<byte> value, ImmutableArray<string> encodings, ByteEncoder encode, FormReading reading = FormReading.Exact)
    {
        var writer = new FormWriter(buffer);
        foreach (var item in value)
        {
            encode(item, ref writer);
        }

        Add(buffer.AsSpan(0, writer.Length), encodings, reading);
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
