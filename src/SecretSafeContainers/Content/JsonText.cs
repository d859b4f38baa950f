namespace SecretSafeContainers.Content;

/// <summary>A key, string or number of a JSON document, unescaped.</summary>
/// <param name="Path">The names and indexes on the way to it, outermost first; a key's own name is the last.</param>
/// <param name="Utf8">The text.</param>
internal readonly record struct JsonText(IReadOnlyList<string> Path, ReadOnlyMemory<byte> Utf8)
{
    // Each text of a document repeats the names above it. Not cut, as half of a secret is not recognised as one.
    private const int LongestStep = 256;

    /// <summary>The way as a JSON pointer (RFC 6901); a name of more than 256 characters is only hinted at.</summary>
    public string Pointer => string.Concat(Path.Select(step => step.Length > LongestStep ? "/…" : $"/{Escape(step)}"));

    /// <summary>A name as a step of a pointer.</summary>
    public static string Escape(string step) => step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The name that a pointer's step stands for.</summary>
    public static string Unescape(string step) => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
