namespace SecretSafeContainers.Secrets.Parts;

/// <summary>The credential of an HTTP header, with its name or without: <c>Authorization: Bearer …</c>, <c>Basic …</c>.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc9110#section-11.4"/></remarks>
internal static class HeaderParts
{
    private static readonly string[] Schemes = ["Bearer ", "Basic ", "token ", "ApiKey ", "PAT "];

    /// <summary>Adds it. False if the text is no such header.</summary>
    public static bool TryTake(ReadOnlySpan<char> text, SecretParts parts)
    {
        if (text.ContainsAny('\r', '\n'))
        {
            return false;
        }

        var colon = text.IndexOf(": ");
        var name = colon > 0 ? text[..colon] : default;
        if (colon > 0 && CharacterSets.Header.HoldsAll(name))
        {
            var value = text[(colon + 2)..].Trim();
            if (!TakeScheme(value, parts) && Judging.SecretNames.Of(name.ToString()) != Judging.NameStrength.None)
            {
                parts.Add(value);
            }

            return true;
        }

        return TakeScheme(text, parts);
    }

    private static bool TakeScheme(ReadOnlySpan<char> text, SecretParts parts)
    {
        foreach (var scheme in Schemes)
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && text[scheme.Length..].Trim() is { IsEmpty: false } credential && !credential.Contains(' '))
            {
                parts.Add(credential);
                return true;
            }
        }

        return false;
    }
}
