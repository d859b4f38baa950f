using System.Text;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>A line of a Dockerfile as it stands, without its end.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Start">Offset of its first byte in the file.</param>
/// <param name="Bytes">Its bytes.</param>
internal sealed record SourceLine(int Number, int Start, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Its text; what is no UTF-8 is U+FFFD.</summary>
    public string Text { get; } = Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>The offset in the file of the byte with which a character of <see cref="Text"/> begins.</summary>
    public int OffsetOf(int character)
    {
        var rest = Bytes.Span;
        for (var at = 0; at < character && Rune.DecodeFromUtf8(rest, out var rune, out var consumed) is var _ && consumed > 0; at += rune.Utf16SequenceLength)
        {
            rest = rest[consumed..];
        }

        return Start + Bytes.Length - rest.Length;
    }

    /// <summary>The lines of a file. A byte order mark belongs to none.</summary>
    public static IEnumerable<SourceLine> Of(ReadOnlyMemory<byte> text)
    {
        var start = text.Span.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        for (var number = 1; start < text.Length; number++)
        {
            var length = text.Span[start..].IndexOf((byte)'\n');
            var line = length < 0 ? text[start..] : text.Slice(start, length);
            yield return new SourceLine(number, start, line[..line.Span.TrimEnd((byte)'\r').Length]);
            start += line.Length + 1;
        }
    }
}
