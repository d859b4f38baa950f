namespace SecretSafeContainers.Detection;

/// <summary>How a character of a candidate's text is stored.</summary>
internal enum TextUnit
{
    /// <summary>In a byte: ASCII, Latin-1, or a part of UTF-8.</summary>
    Byte,

    /// <summary>In two bytes, the low one first.</summary>
    Utf16LittleEndian,

    /// <summary>In two bytes, the high one first.</summary>
    Utf16BigEndian,

    /// <summary>In four bytes, the lowest first.</summary>
    Utf32LittleEndian,

    /// <summary>In four bytes, the highest first.</summary>
    Utf32BigEndian,
}
