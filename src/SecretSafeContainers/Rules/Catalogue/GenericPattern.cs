namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>What stands between a name and its value, in the languages of code and settings.</summary>
internal static class GenericPattern
{
    /// <summary>Signs of assignment behind a name, which may be quoted; the value begins behind it. Also a pair of name and value as attributes, members or lines.</summary>
    public const string Separator = """
        (?:\\?(?:["']|\*\*)?\]?[ \t]{0,20}(?:=>|[:?.|+]{0,3}=(?!=)|:(?![:=])(?:\*\*(?=[ \t]))?)[ \t]{0,20}(?:[|>][+-]?\r?\n[ \t]{1,20})?|\\?["']\s{0,4},?\s{1,20}\\?["']?value\\?["']?\s{0,4}[:=]\s{0,4}(?=\\?["'])|(?<=[a-z]\([ \t]{0,3}["'][a-z0-9_.:-]{0,60})["'][ \t]{0,4},[ \t]{0,4}(?=["'])|["']?\r?\n[ \t]{1,24}value:[ \t]{1,4}|[ \t]{1,3}-[ \t]{1,3}(?=["']))
        """;

    /// <summary>The end of an XML element's start tag whose name or last attribute is the name, or of a key in a property list. Not a shell's redirection into a file.</summary>
    public const string Element = """(?:(?<=<[^<>\s]{1,80}(?:\s[^<>]{0,160})?)(?:["'](?:\s{1,4}[a-z]{1,20}=["'][^"']{0,40}["']){0,2})?\s{0,4}>\s{0,40}(?:<value>\s{0,20})?|</key>\s{0,20}<string>)""";

    /// <summary>Signs of comparison behind a name.</summary>
    public const string Comparison = """\)?[ \t]{0,4}[!=]={1,2}[ \t]{0,4}""";
}
