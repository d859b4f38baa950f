using System.Globalization;
using System.Text;

namespace SecretSafeContainers.Findings;

/// <summary>Makes text from an image harmless to whoever prints it: terminals, build agents, pages.</summary>
public static class Inert
{
    /// <summary>
    /// The text with control and direction-changing characters as U+FFFD, and with the agents' logging commands broken (<c>##vso[</c> becomes <c># #vso[</c>).
    /// </summary>
    /// <remarks>Azure's agent finds <c>##vso[</c> and <c>##[</c> anywhere in a line; GitHub's runner takes <c>::command::</c> at a line's start, which no line break can fake here.</remarks>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            result.Append(hidden ? "\uFFFD" : rune.ToString());
        }

        return result.Replace("##vso[", "# #vso[").Replace("##[", "# #[").ToString();
    }
}
