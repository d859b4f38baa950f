namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>What stands between a name and its value, in the languages of code and settings.</summary>
internal static class GenericPattern
{
    // "apiKey": , apiKey = , api_key => , ApiKey { get; set; } = , --api-key ... default=
    private const string Sign = """\\?(?:["']|\*\*)?\]?[ \t]{0,20}(?:\{ ?get;[^{}]{0,40}\}[ ]?=|=>|[:?.|+]{0,3}=(?!=)|:(?![:=])(?:\*\*(?=[ \t]))?)[ \t]{0,20}(?:[|>][+-]?\r?\n[ \t]{1,20})?""";

    // name="apiKey" value="...", also with android's prefix, a type between, and in YAML's flow; name: and value: in lines.
    private const string Pair = """\\?["']\s{0,4},?\s{1,20}(?:type\s{0,8}=\s{0,4}"[^"]{0,40}"\s{1,20})?\\?["']?(?:android:)?value\\?["']?\s{0,4}[:=]\s{0,4}(?=\\?["'])|,[ \t]{1,4}value:[ \t]{1,4}|["']?\r?\n[ \t]{1,24}value:[ \t]{1,4}|["']?[ \t]{1,4}--(?:body|value|secret-string)[ =]{1,2}(?=["'])""";

    // set("apiKey", "..."), add_argument("--api-key", default="..."), ["--api-key", "..."]
    private const string Argument = """(?<=[a-z]\([ \t]{0,3}["'][a-z0-9_.:-]{0,60})["'][ \t]{0,4},[ \t]{0,4}(?:(?:[a-z_]{1,12}=[^,()]{1,30},[ \t]{0,4}){0,2}default[ ]?=[ ]?)?(?=["'])|(?<=["']--[a-z][a-z-]{0,40})["'],\s{1,24}(?=["'])""";

    // #define API_KEY "...", Clojure's :api-key "..."
    private const string Blank = """(?<=#define[ \t]{1,8}\w{1,60}|[\s{(]:[a-z][a-z-]{0,40})[ \t]{1,20}(?=")|[ \t]{1,3}-[ \t]{1,3}(?=["'])""";

    /// <summary>Signs of assignment behind a name, which may be quoted; the value begins behind it. Also a pair of name and value as attributes, members, lines, arguments or options.</summary>
    public const string Separator = "(?:" + Sign + "|" + Pair + "|" + Argument + "|" + Blank + ")";

    /// <summary>The end of an XML element's start tag whose name or last attribute is the name, or of the key in a list of pairs. Not a shell's redirection into a file.</summary>
    public const string Element = """(?:(?<=<[^<>\s]{1,80}(?:\s[^<>]{0,160})?)(?:["'](?:\s{1,4}[a-z]{1,20}=["'][^"']{0,40}["']){0,2})?\s{0,4}>\s{0,40}(?:<value>\s{0,20})?|</(?:key|[a-z-]{0,12}name)>\s{0,40}<(?:string|[a-z-]{0,12}value)>)""";

    /// <summary>Signs of comparison behind a name.</summary>
    public const string Comparison = """\)?[ \t]{0,4}[!=]={1,2}[ \t]{0,4}""";
}
