namespace SecretSafeContainers.Detection;

/// <summary>How the numbers of a list of bytes are written.</summary>
internal enum NumberShape
{
    /// <summary>Two hexadecimal digits: <c>61 62</c>.</summary>
    Hex,

    /// <summary>The same with a prefix: <c>0x61, 0x62</c>.</summary>
    PrefixedHex,

    /// <summary>Decimal, also of signed bytes: <c>97, -61</c>.</summary>
    Decimal,

    /// <summary>Hexadecimal digits, one to eight of them, between what stands between all: <c>\x61\x62</c>, <c>0x61u8, 0x62u8</c>.</summary>
    CodeHex,

    /// <summary>Decimal digits in the same way: <c>&amp;#97;&amp;#98;</c>, <c>chr(97).chr(98)</c>.</summary>
    CodeDecimal,

    /// <summary>Octal digits in the same way: <c>\141\142</c>.</summary>
    CodeOctal,

    /// <summary>Binary digits in the same way: <c>0b01100001, 0b01100010</c>.</summary>
    CodeBinary,
}
