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
}
