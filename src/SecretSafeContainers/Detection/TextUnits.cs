using System.Buffers.Binary;
using System.Collections.Immutable;

namespace SecretSafeContainers.Detection;

/// <summary>What a <see cref="TextUnit"/> means for sizes and names.</summary>
internal static class TextUnits
{
    /// <summary>The units of a size.</summary>
    public static ReadOnlySpan<TextUnit> Of(int characterBytes) => characterBytes switch
    {
        1 => [TextUnit.Byte],
        2 => [TextUnit.Utf16LittleEndian, TextUnit.Utf16BigEndian],
        _ => [TextUnit.Utf32LittleEndian, TextUnit.Utf32BigEndian],
    };

    /// <summary>Bytes of a character.</summary>
    public static int SizeOf(TextUnit unit) => unit switch
    {
        TextUnit.Byte => 1,
        TextUnit.Utf16LittleEndian or TextUnit.Utf16BigEndian => 2,
        _ => 4,
    };

    /// <summary>Where in a character of ASCII its only byte that is not 0 stands.</summary>
    public static int LowByteOf(TextUnit unit) => unit switch
    {
        TextUnit.Utf16BigEndian => 1,
        TextUnit.Utf32BigEndian => 3,
        _ => 0,
    };

    /// <summary>The code of a character that stands whole in the data.</summary>
    public static int CodeAt(ReadOnlySpan<byte> data, int at, TextUnit unit) => unit switch
    {
        TextUnit.Utf16LittleEndian => BinaryPrimitives.ReadUInt16LittleEndian(data[at..]),
        TextUnit.Utf16BigEndian => BinaryPrimitives.ReadUInt16BigEndian(data[at..]),
        TextUnit.Utf32LittleEndian => BinaryPrimitives.ReadInt32LittleEndian(data[at..]),
        TextUnit.Utf32BigEndian => BinaryPrimitives.ReadInt32BigEndian(data[at..]),
        _ => data[at],
    };

    /// <summary>The unit of text with these encodings.</summary>
    public static TextUnit Of(ImmutableArray<string> encodings) => encodings switch
    {
        ["utf-16le", ..] => TextUnit.Utf16LittleEndian,
        ["utf-16be", ..] => TextUnit.Utf16BigEndian,
        ["utf-32le", ..] => TextUnit.Utf32LittleEndian,
        ["utf-32be", ..] => TextUnit.Utf32BigEndian,
        _ => TextUnit.Byte,
    };

    /// <summary>The names of the encodings as findings list them.</summary>
    public static ImmutableArray<string> EncodingsOf(TextUnit unit) => unit switch
    {
        TextUnit.Utf16LittleEndian => ["utf-16le"],
        TextUnit.Utf16BigEndian => ["utf-16be"],
        TextUnit.Utf32LittleEndian => ["utf-32le"],
        TextUnit.Utf32BigEndian => ["utf-32be"],
        _ => [],
    };
}
