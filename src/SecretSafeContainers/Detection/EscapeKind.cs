namespace SecretSafeContainers.Detection;

/// <summary>Ways of escaping a character, the more particular of two that are used together the higher.</summary>
internal enum EscapeKind
{
    /// <summary>JSON's: <c>\"</c>, <c>\n</c>, <c>\u0026</c>.</summary>
    Json = 1,

    /// <summary>A shell's, a Dockerfile's, a template's: <c>\$</c>, <c>'\''</c>, <c>$$</c>.</summary>
    Quoted,

    /// <summary>C's, and of all languages like it: <c>\x26</c>, <c>\046</c>.</summary>
    C,

    /// <summary>A URL's: <c>%26</c>, <c>+</c>.</summary>
    Percent,

    /// <summary>XML's and HTML's: <c>&amp;amp;</c>, <c>&amp;#38;</c>.</summary>
    Xml,

    /// <summary>A mail's: <c>=26</c>. <see href="https://www.rfc-editor.org/rfc/rfc2045#section-6.7"/></summary>
    QuotedPrintable,
}
