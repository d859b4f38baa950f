using System.Collections.Immutable;
using System.Text;

namespace SecretSafeContainers.Secrets;

/// <summary>The value within XML or HTML text or an attribute, as the usual writers escape it.</summary>
/// <remarks><see href="https://www.w3.org/TR/xml/#sec-references"/></remarks>
internal static class XmlForms
{
    private static readonly ImmutableArray<string> Encodings = ["xml"];

    // In the order of the characters; an empty reference leaves the character as it is.
    private static readonly ImmutableArray<Habit> Habits =
    [
        new("&amp;", "&lt;", "&gt;", "", ""), // text content
        new("&amp;", "&lt;", "", "", ""),
        new("&amp;", "&lt;", "&gt;", "&quot;", ""), // XmlWriter's attributes
        new("&amp;", "&lt;", "&gt;", "", "&apos;"),
        new("&amp;", "&lt;", "&gt;", "&quot;", "&apos;"), // SecurityElement.Escape
        new("&amp;", "&lt;", "&gt;", "&quot;", "&#39;"), // WebUtility.HtmlEncode
        new("&amp;", "&lt;", "&gt;", "&quot;", "&#x27;"), // HtmlEncoder, Python's html.escape
        new("&#38;", "&#60;", "&#62;", "&#34;", "&#39;"),
        new("&#38;", "&#60;", "&#62;", "", ""),
        new("&#x26;", "&#x3C;", "&#x3E;", "&#x22;", "&#x27;"),
        new("&#x26;", "&#x3c;", "&#x3e;", "&#x22;", "&#x27;"),
        new("&amp;", "&lt;", "&gt;", "&#34;", "&#39;"), // Go's html.EscapeString
    ];

    /// <summary>Adds the forms of a text in UTF-8.</summary>
    public static void Add(FormSet set, ReadOnlySpan<byte> utf8)
    {
        foreach (var habit in Habits)
        {
            set.AddRunes(utf8, Encodings, (rune, ref writer) =>
            {
                if (habit.Reference(rune.Value) is { Length: > 0 } reference)
                {
                    writer.Write(Encoding.ASCII.GetBytes(reference));
                }
                else
                {
                    writer.Write(rune);
                }
            });
        }
    }

    private sealed record Habit(string Ampersand, string Less, string Greater, string Quote, string Apostrophe)
    {
        public string Reference(int value) => value switch
        {
            '&' => Ampersand,
            '<' => Less,
            '>' => Greater,
            '"' => Quote,
            '\'' => Apostrophe,
            _ => "",
        };
    }
}
