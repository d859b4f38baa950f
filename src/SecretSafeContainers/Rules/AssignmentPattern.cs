namespace SecretSafeContainers.Rules;

/// <summary>
/// Patterns for credentials without a prefix of their own, which only the name beside them gives away: <c>HEROKU_KEY</c> beside a UUID.
/// </summary>
/// <remarks>
/// One form for code, shells, makefiles (<c>?=</c>, <c>::=</c>), JSON, YAML, XML, INI sections, lists of environment variables, HTTP headers and arguments of calls.
/// A pattern starts with the name and ignores case (<see cref="Rule.LeadCharacters"/> = 0, <see cref="Rule.IgnoreCase"/>, the names as literals); a value whose case
/// matters says so with <c>(?-i:…)</c>.
/// </remarks>
internal static class AssignmentPattern
{
    /// <summary>The form of a UUID, which many issuers take for a key.</summary>
    public const string Uuid = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}";

    // A key of a nested object, of a section or of the next log entry: it must say itself that it is secret. Not PublicKeyToken, which every assembly name has.
    private const string SecretName = """[^\x00]{0,160}?(?<![a-z]|public[_-]?)(?:[\w-]{0,24}?[_-])?(?:api|app|auth|access|client|private|secret|account|service)?[_-]?(?:key|token|secret|passw(?:or)?d|passphrase|pwd|credential)(?![\w-]{0,8}id\b)[\w-]{0,16}?""";

    // Names of what the credential belongs to: their values look like one, and are public.
    private const string NotAnIdentifier = @"(?<!(?:app|application|node|org|organization|tenant|subscription|project|zone|site|team|user|role|trace|request|object|group|device)[_-]?id[ \t]{0,4})";
    // What a separator can begin with, asked before the costly question what stands before it: it is asked at each character that may still be the name's.
    private const string SeparatorAhead = """(?=[\s\\"'`\]:&?+.=,|(>]|str)""";
    private const string Near = @"[\w \t.$-]{0,40}?";
    private const string Name = "(?:" + Near + "|" + SecretName + ")" + SeparatorAhead + NotAnIdentifier;
    private const string Type = @"(?:\s{0,3}:?\s{0,3}(?:&(?:'static\s)?)?(?:string|str)\??)?";
    private const string Operator = @"(?:[:?+.]{0,3}={1,3}>?|:-?|,|\|\||\?\?|\()";
    private const string Attribute = """,?\s{1,40}\\?["']?value\\?["']?\s{0,2}[:=]\s{0,4}|,\\?["']value\\?["']\s{0,2}:\s{0,4}""";
    private const string Argument = @"(?<=(?:key|token|secret|passw(?:or)?d|pwd|credential|auth|pat)s?)[ \t]{1,4}(?:-[ \t]{1,4})?";
    private const string Separator = """(?:\\?["'`]?\]?(?:""" + Type + @"\s{0,4}" + Operator + @"\s{0,4}|" + Attribute + @")|>\s{0,24}|" + Argument + ")";
    private const string Opening = """\\?["'`]{0,3}[ \t]?(?:(?:bearer|basic|token|apikey|key)[ =:]{1,2})?""";
    private const string End = """(?=[\s"'`;,<>\\)\]}&|@]|\z)""";

    /// <summary>A pattern for a value that is assigned to a name.</summary>
    /// <param name="names">The words that the name starts with, as a regular expression: <c>heroku</c>, <c>cloudflare|CF_API</c>. Up to 40 characters may follow.</param>
    /// <param name="value">The value's form, as a regular expression: <c>[0-9a-f]{40}</c>. It becomes the group <c>secret</c>, and what follows it ends a word.</param>
    public static string For(string names, string value) => "(?:" + names + ")" + Name + Separator + Opening + "(?<secret>" + value + ")" + End;

    /// <summary>As <see cref="For"/>, but without keys of nested objects and sections, whose search costs ten times as much: for names that stand in many files.</summary>
    /// <inheritdoc cref="For"/>
    public static string Direct(string names, string value) => "(?:" + names + ")" + Near + SeparatorAhead + NotAnIdentifier + Separator + Opening + "(?<secret>" + value + ")" + End;
}
