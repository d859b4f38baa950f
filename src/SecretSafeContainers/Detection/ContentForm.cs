namespace SecretSafeContainers.Detection;

/// <summary>How a content's bytes stand for characters, as its first bytes tell.</summary>
internal enum ContentForm
{
    /// <summary>Anything with a NUL byte near its start.</summary>
    Binary,

    /// <summary>Text of single bytes or UTF-8.</summary>
    Text,

    /// <summary>UTF-16, little endian, with a byte order mark.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, big endian, with a byte order mark.</summary>
    Utf16BigEndian,

    /// <summary>Binary that starts like UTF-16, big endian, without a byte order mark.</summary>
    BinaryBigEndian,
}
