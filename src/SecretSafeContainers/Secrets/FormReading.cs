namespace SecretSafeContainers.Secrets;

/// <summary>What may stand between the characters of a form, and in place of them, where it is compared with content.</summary>
internal enum FormReading
{
    /// <summary>Nothing: byte for byte.</summary>
    Exact,

    /// <summary>Any character escaped in any habit, line ends written in any way or left out.</summary>
    Text,

    /// <summary>The same, in either alphabet of base64, with line breaks anywhere.</summary>
    Base64,

    /// <summary>Digits of either case, with separators between bytes.</summary>
    Hex,

    /// <summary>Decimal numbers and commas, white space behind each comma, and no digit beside them.</summary>
    Numbers,
}
