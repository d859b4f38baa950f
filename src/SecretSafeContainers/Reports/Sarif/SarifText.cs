using System.Text.RegularExpressions;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Reports.Sarif;

/// <summary>Text of a report as a SARIF message shows it: as text.</summary>
internal static partial class SarifText
{
    /// <summary>A message. In SARIF <c>[text](address)</c> is a link and <c>{0}</c> a placeholder in plain text too (section 3.11.5, 3.11.6): a space breaks both in every viewer.</summary>
    public static SarifMessage Message(string text) => new(Of(text, SarifLimits.MessageCharacters));

    /// <summary>A name.</summary>
    public static string Name(string text) => Of(text, SarifLimits.NameCharacters);

    private static string Of(string text, int most)
    {
        var broken = Placeholder().Replace(Inert.Of(text).Replace("](", "] (", StringComparison.Ordinal), "{ ");
        return Cut(broken, most);
    }

    /// <summary>At most so many characters, and no half one at the end.</summary>
    internal static string Cut(string text, int most) =>
        text.Length <= most ? text : $"{text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]}…";

    [GeneratedRegex(@"\{(?=\d)")]
    private static partial Regex Placeholder();
}
