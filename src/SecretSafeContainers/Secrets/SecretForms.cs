using System.Buffers;
using System.Text;

namespace SecretSafeContainers.Secrets;

/// <summary>Every form in which a known secret's value is looked for.</summary>
internal static class SecretForms
{
    /// <summary>Shortest value, and shortest form, that is looked for: a shorter one stands everywhere.</summary>
    public const int MinBytes = 4;

    /// <summary>Longest value: BuildKit refuses a longer secret.</summary>
    public const int MaxValueBytes = 512_000;

    /// <summary>
    /// Bytes of a value that are compared with content: keys, bundles of certificates and kubeconfigs are shorter. What is equal that far is a leak, so memory
    /// stays bounded for values of 500 KiB.
    /// </summary>
    public const int MaxBytes = 32 * 1024;

    // Bytes of a form: the longest value in hex.
    private const int MaxFormBytes = 2 * MaxBytes;

    /// <summary>Shortest base64 and hex form: 8 characters of base64 occur by chance once in 280 TB of it.</summary>
    public const int MinEncodedCharacters = 8;

    // From this length on, base64 of UTF-16 is so long that it is decoded and scanned, and needs no form; in UTF-8 a character has up to four bytes.
    private const int DecodedBytes = 40;

    // Up to this length, base64 of base64 is shorter than the runs that are decoded.
    private const int TwiceEncodedBytes = 12;

    // From this length on, base32 is as long as the runs that are decoded, if they begin with ASCII.
    private const int Base32DecodedBytes = 15;

    // A character of JSON as \u001f or of XML as &quot; takes six bytes; a line feed that becomes two characters, twelve.
    private const int MaxExpansion = 12;

    /// <summary>The forms by which a value is found, its encodings listed with each. The caller disposes them.</summary>
    /// <param name="value">The value; a trailing line end is not part of what is looked for.</param>
    /// <remarks>
    /// A form is compared as its <see cref="SecretForm.Reading"/> says, so escapes and wrapped lines need no forms of their own.
    /// </remarks>
    public static IReadOnlyList<SecretForm> Of(ReadOnlySpan<byte> value)
    {
        value = Searched(value);
        using var set = new FormSet(Math.Min(MaxExpansion * Math.Max(value.Length, MinBytes), MaxFormBytes));
        using var lines = new LineEnds(value);
        var unix = Searched(lines.Unix);
        var windows = Searched(lines.Windows);
        set.Add(unix, [], FormReading.Text);
        AddEncoded(set, unix);
        if (!windows.SequenceEqual(unix))
        {
            AddEncoded(set, windows);
        }

        return set.Forms;
    }

    /// <summary>
    /// The forms of all of a value, in their whole length and each byte for byte: what masking needs in a stream, where it must be known how much of a form has come.
    /// Takes some 50 times the value's memory.
    /// </summary>
    /// <inheritdoc cref="Of(ReadOnlySpan{byte})" path="/param"/>
    public static IReadOnlyList<SecretForm> WholeOf(ReadOnlySpan<byte> value)
    {
        value = WithoutLineEnd(value);
        using var set = new FormSet(MaxExpansion * value.Length, exact: true);
        AddWhole(set, value);
        if (value.Contains((byte)'\n'))
        {
            using var lines = new LineEnds(value);
            AddWhole(set, lines.Unix);
            AddWhole(set, lines.Windows);
        }

        return set.Forms;
    }

    /// <summary>The part of a value that is looked for: without a trailing line end, and at most <see cref="MaxBytes"/>.</summary>
    public static ReadOnlySpan<byte> Searched(ReadOnlySpan<byte> value)
    {
        value = WithoutLineEnd(value);
        return value[..Math.Min(value.Length, MaxBytes)];
    }

    /// <summary>The value without one trailing LF or CRLF, which editors and shells add.</summary>
    public static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> value) => value switch
    {
        [.. var text, (byte)'\r', (byte)'\n'] => text,
        [.. var text, (byte)'\n'] => text,
        _ => value,
    };

    private static void AddWhole(FormSet set, ReadOnlySpan<byte> value)
    {
        AddWritten(set, value);
        AddEncoded(set, value);
    }

    private static void AddWritten(FormSet set, ReadOnlySpan<byte> value)
    {
        set.Add(value, []);
        var text = WholeCharacters(value);
        if (!text.IsEmpty)
        {
            JsonForms.Add(set, text);
            XmlForms.Add(set, text);
            Utf16Forms.Add(set, text);
        }

        PercentForms.Add(set, value);
    }

    private static void AddEncoded(FormSet set, ReadOnlySpan<byte> value)
    {
        Base64Forms.Add(set, value, []);
        if (set.IsExact || value.Length < DecodedBytes)
        {
            Utf16Forms.AddBase64(set, WholeCharacters(value));
        }

        if (value.Length <= TwiceEncodedBytes)
        {
            Base64Forms.Add(set, Encoding.ASCII.GetBytes(Convert.ToBase64String(value).TrimEnd('=')), ["base64"]);
        }

        if (set.IsExact || value.Length < Base32DecodedBytes || !Ascii.IsValid(value[..Base32DecodedBytes]))
        {
            Base32Forms.Add(set, value);
        }

        set.AddHex(value);
        set.AddNumbers(value);
    }

    // UTF-8 as far as it goes whole: a bounded head may end within a character. Empty if the value is no text.
    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> value)
    {
        var rest = value;
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(rest, out _, out var consumed);
            if (status != OperationStatus.Done)
            {
                return status == OperationStatus.NeedMoreData && value.Length == MaxBytes ? value[..^rest.Length] : default;
            }

            rest = rest[consumed..];
        }

        return value;
    }
}
