namespace SecretSafeContainers.Secrets;

/// <summary>A character of base64 beside a form, some of whose bits are the form's.</summary>
/// <param name="Mask">Those bits.</param>
/// <param name="Bits">Their values.</param>
internal readonly record struct Base64Edge(int Mask, int Bits)
{
    /// <summary>False if a character of either alphabet stands there that has other bits.</summary>
    public bool Allows(byte character)
    {
        var sextet = character switch
        {
            >= (byte)'A' and <= (byte)'Z' => character - 'A',
            >= (byte)'a' and <= (byte)'z' => character - 'a' + 26,
            >= (byte)'0' and <= (byte)'9' => character - '0' + 52,
            (byte)'+' or (byte)'-' => 62,
            (byte)'/' or (byte)'_' => 63,
            _ => Bits,
        };
        return (sextet & Mask) == (Bits & Mask);
    }
}
