using System.Text.RegularExpressions;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>The here-documents that an instruction announces: words such as <c>&lt;&lt;EOF</c>, <c>&lt;&lt;-EOF</c>, <c>3&lt;&lt;"EOF"</c>.</summary>
/// <param name="Name">What ends it, unquoted.</param>
/// <param name="StripsTabs">True for <c>&lt;&lt;-</c>.</param>
/// <param name="Expands">True if no part of the name is quoted.</param>
internal readonly partial record struct HeredocName(string Name, bool StripsTabs, bool Expands)
{
    /// <summary>Those of an instruction's arguments, in order.</summary>
    public static IEnumerable<HeredocName> Of(string arguments) => ShellWords.Split(arguments).Select(word => Parse(word.Text)).OfType<HeredocName>();

    /// <summary>The one that a word announces, or null.</summary>
    public static HeredocName? Parse(string word)
    {
        if (Announcement().Match(word) is not { Success: true } announcement)
        {
            return null;
        }

        var written = announcement.Groups["name"].Value;
        var name = ShellWords.Unquote(written);
        return name.Length == 0 ? null : new HeredocName(name, announcement.Groups["tabs"].Length > 0, name == written);
    }

    [GeneratedRegex(@"^\d*<<(?<tabs>-?)(?<name>[^<]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Announcement();
}
