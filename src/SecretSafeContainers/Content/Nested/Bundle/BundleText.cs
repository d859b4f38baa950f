using System.Text;

namespace SecretSafeContainers.Content.Nested.Bundle;

/// <summary>Text of a single-file bundle: UTF-8 behind its length in seven bits a byte.</summary>
internal static class BundleText
{
    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">The length is none, or over the limit.</exception>
    /// <exception cref="EndOfStreamException">The file ends before the text does.</exception>
    public static string Read(BinaryReader reader, int limit)
    {
        var length = reader.Read7BitEncodedInt();
        if (length < 0 || length > limit)
        {
            throw new FormatException($"a text of {length} bytes");
        }

        var text = new byte[length];
        reader.BaseStream.ReadExactly(text);
        return Encoding.UTF8.GetString(text);
    }
}
