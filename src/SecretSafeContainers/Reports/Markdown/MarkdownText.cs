using System.Globalization;
using System.Text;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Reports.Markdown;

/// <summary>Text as markdown shows it: as text, whichever renderer shows it.</summary>
internal static class MarkdownText
{
    /// <summary>Characters of one text; the JSON report has all of it.</summary>
    public const int MaxCharacters = 400;

    // Within a line these never begin markup, nor an address that GitHub would make a link of.
    private const string Harmless = " ,;.'()/-+=?\"";

    /// <summary>
    /// A path or another text of an image as a code span, in which no renderer sees markup, links, HTML or mentions. What ends a span or a table's cell is replaced by its likeness.
    /// </summary>
    public static string Code(string text)
    {
        var inert = Cut(text).Replace('`', 'ˋ').Replace('|', '¦').Replace('\\', '∖').Trim();
        return $"`{(inert.Length == 0 ? "-" : inert)}`";
    }

    /// <summary>A sentence: every character that could mean something is written as its number, and a mention is broken.</summary>
    public static string Prose(string text)
    {
        var result = new StringBuilder();
        foreach (var character in Cut(text))
        {
            if (char.IsAsciiLetterOrDigit(character) || character > '\u007f' || Harmless.Contains(character, StringComparison.Ordinal))
            {
                result.Append(character);
            }
            else
            {
                // GitHub makes mentions of what a reference stands for, too; a space without width is no part of a name.
                result.Append(CultureInfo.InvariantCulture, $"&#{(int)character};").Append(character == '@' ? "&#8203;" : "");
            }
        }

        // Or the extension for bare addresses takes it.
        var prose = result.Replace("www.", "www&#46;").Replace("WWW.", "WWW&#46;").ToString();
        return prose.AsSpan().Trim().IsEmpty ? "-" : prose;
    }

    private static string Cut(string text)
    {
        var inert = Inert.Of(text);
        return inert.Length <= MaxCharacters ? inert : $"{inert[..(char.IsHighSurrogate(inert[MaxCharacters - 1]) ? MaxCharacters - 1 : MaxCharacters)]}…";
    }
}
