namespace SecretSafeContainers.Rules;

/// <summary>Synthetic text for examples: looks random, is the same in every build, and stands nowhere as a literal.</summary>
internal static class ExampleText
{
    private const string Digits = "0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>ASCII letters and digits.</summary>
    public static string Alphanumeric(int length, uint seed = 1) => Of(Lower + Digits + Upper, length, seed);

    /// <summary>Lower-case letters and digits.</summary>
    public static string LowerAlphanumeric(int length, uint seed = 1) => Of(Lower + Digits, length, seed);

    /// <summary>Base32 in upper case.</summary>
    public static string Base32(int length, uint seed = 1) => Of(Upper + "234567", length, seed);

    /// <summary>Base32 in lower case.</summary>
    public static string LowerBase32(int length, uint seed = 1) => Of(Lower + "234567", length, seed);

    /// <summary>Base64 characters without padding.</summary>
    public static string Base64(int length, uint seed = 1) => Of(Upper + Lower + Digits + "+/", length, seed);

    /// <summary>Lower-case hexadecimal digits.</summary>
    public static string Hex(int length, uint seed = 1) => Of(Digits + "abcdef", length, seed);

    /// <summary>A UUID of version 4.</summary>
    public static string Uuid(uint seed = 1) => Hex(8, seed) + "-" + Hex(4, seed + 1) + "-4" + Hex(3, seed + 2) + "-a" + Hex(3, seed + 3) + "-" + Hex(12, seed + 4);

    /// <summary>Decimal digits.</summary>
    public static string Decimal(int length, uint seed = 1) => Of(Digits, length, seed);

    /// <summary>Text as base64 of its UTF-8.</summary>
    public static string Encoded(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    // A linear congruential generator (Numerical Recipes' constants); its high bits are good enough to look random.
    private static string Of(string alphabet, int length, uint seed) => string.Create(length, (alphabet, seed), static (text, source) =>
    {
        var state = source.seed * 2654435761u;
        for (var at = 0; at < text.Length; at++)
        {
            state = (state * 1664525u) + 1013904223u;
            text[at] = source.alphabet[(int)((state >> 8) % (uint)source.alphabet.Length)];
        }
    });
}
