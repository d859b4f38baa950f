namespace SecretSafeContainers.Content;

/// <summary>A key, string or number of a JSON document, unescaped.</summary>
/// <param name="Path">The names and indexes on the way to it, outermost first; a key's own name is the last.</param>
/// <param name="Utf8">The text.</param>
internal readonly record struct JsonText(IReadOnlyList<string> Path, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>The way as a JSON pointer (RFC 6901).</summary>
    public string Pointer => string.Concat(Path.Select(step =>
        "/" + step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));
}
