using System.Buffers;
using System.Collections.Immutable;
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
    /// Bytes of a value, and of a form of it, that are compared with content. What is equal that far is a leak, so memory stays bounded for values of 500 KiB.
    /// </summary>
    public const int MaxBytes = 4 * 1024;

    /// <summary>Shortest base64 and hex form: 8 characters of base64 occur by chance once in 280 TB of it.</summary>
    public const int MinEncodedCharacters = 8;

    // A character of JSON as \u001f or of XML as &quot; takes six bytes; a line feed that becomes two characters, twelve.
    private const int MaxExpansion = 12;

    /// <summary>All forms of a value, its encodings listed with each. The caller disposes them.</summary>
    /// <param name="value">The value; a trailing line end is not part of what is looked for.</param>
    public static IReadOnlyList<SecretForm> Of(ReadOnlySpan<byte> value) => Of(Searched(value), MaxBytes);

    /// <summary>The forms in their whole length, of all of a value: what masking needs. Takes some 50 times the value's memory.</summary>
    /// <inheritdoc cref="Of(ReadOnlySpan{byte})" path="/param"/>
    public static IReadOnlyList<SecretForm> WholeOf(ReadOnlySpan<byte> value) => Of(WithoutLineEnd(value), MaxExpansion * value.Length);

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

    private static IReadOnlyList<SecretForm> Of(ReadOnlySpan<byte> value, int maxBytes)
    {
        using var set = new FormSet(maxBytes);
        AddForms(set, value);
        if (value.Contains((byte)'\n'))
        {
            AddOtherLineEnds(set, value);
        }

        return set.Forms;
    }

    private static void AddForms(FormSet set, ReadOnlySpan<byte> value)
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
        Base64Forms.Add(set, value, []);
        AddHex(set, value);
    }

    private static void AddHex(FormSet set, ReadOnlySpan<byte> value)
    {
        if (value.Length * 2 >= MinEncodedCharacters)
        {
            set.AddBytes(value, ["hex"], static (item, ref writer) => writer.WriteHex(default, item, 2, upper: false));
            set.AddBytes(value, ["hex"], static (item, ref writer) => writer.WriteHex(default, item, 2, upper: true));
        }
    }

    // A multi-line value (a key file) is rewritten by editors, git and Windows tools.
    private static void AddOtherLineEnds(FormSet set, ReadOnlySpan<byte> value)
    {
        var other = new byte[value.Length * 2];
        var length = 0;
        var toLf = value.Contains((byte)'\r');
        foreach (var item in value)
        {
            if (toLf && item == '\r')
            {
                continue;
            }

            if (!toLf && item == '\n')
            {
                other[length++] = (byte)'\r';
            }

            other[length++] = item;
        }

        AddForms(set, other.AsSpan(0, Math.Min(length, set.MaxBytes)));
        Array.Clear(other);
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
