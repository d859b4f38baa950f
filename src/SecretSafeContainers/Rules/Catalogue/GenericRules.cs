using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Names that say "secret", and values that look like one. Moderate: the name may lie.</summary>
internal static class GenericRules
{
    private const string Name = @"(?:passw(?:or)?d|_pass(?![a-z])|_pw(?![a-z])|passphrase|passwd|pwd|secret|api[_.-]?key|(?:access|auth|private|encryption|signing|master|account)[_.-]?key|(?<!public(?:key)?|csrf[_-]?|xsrf[_-]?|forgery[_-]?|authenticity[_-]?)token|credential)";

    // A longer name goes on with a separator or one of a few words, unless it then names something about the secret.
    private const string Rest = @"(?![_.-]?(?:name|id|ids|file|path|url|uri|type|policy|field|length|count|hash|ref|expir|version|label|prefix|format|provider|endpoint|algorithm|class|size)(?![a-z]))(?:[_.-][a-z0-9_.-]{1,24}|key|keybase|value|s)?";
    private const string Separator = """(?:\\?["']?\]?\s{0,4}(?:=>|:=|=(?!=)|:(?!:))\s{0,4}|\\?["']\s{1,4}value\s{0,2}=\s{0,2}(?=\\?["'])|>(?=[^<>]{1,200}</))""";

    // Not a path, a URL, a UUID, a version, a format item, a name with dots or colons, or a boolean of minified JavaScript.
    private const string Unlike = """(?!\.{0,2}[/\\]|[a-z]:[/\\]|[a-z][a-z0-9+.-]{0,20}://|\{?[0-9a-f]{8}-[0-9a-f]{4}-|v?[0-9]{1,4}\.[0-9]{1,5}\.[0-9]|%[a-z]|(?-i:[a-z_]\w{0,60}(?:\.[A-Za-z_]\w{0,60}){1,8})[\s"'`;,)]|\w{0,60}::|@|--|![01](?!\w))""";

    private const string QuotedCharacter = """[^\s"'`\\<>(){}]""";
    private const string BareCharacter = """[^\s"'`\\<>(){}\[\];,|&]""";
    private const string Quoted = """\\?(?<quote>["'`])""" + Unlike + QuotedMixed + "(?<secret>" + QuotedCharacter + """{8,128})\\?\k<quote>""";
    private const string Bare = Unlike + BareMixed + "(?<secret>" + BareCharacter + """{8,128})(?=[\s"'`<;,|&\\]|\z)""";

    // Letters and digits; a short value also a capital or a sign, a long one two digits, as names of code and words have not.
    private const string QuotedMixed = "(?=" + QuotedCharacter + "{0,127}[0-9])(?=" + QuotedCharacter + "{0,127}[a-z])"
        + "(?:(?=" + QuotedCharacter + "{16})|(?=" + QuotedCharacter + "{0,15}" + CapitalOrSign + "))"
        + "(?:(?!" + QuotedCharacter + "{24})|(?=(?:" + QuotedCharacter + "{0,60}?[0-9]){2}))";

    private const string BareMixed = "(?=" + BareCharacter + "{0,127}[0-9])(?=" + BareCharacter + "{0,127}[a-z])"
        + "(?:(?=" + BareCharacter + "{16})|(?=" + BareCharacter + "{0,15}" + CapitalOrSign + "))"
        + "(?:(?!" + BareCharacter + "{24})|(?=(?:" + BareCharacter + "{0,60}?[0-9]){2}))";

    private const string CapitalOrSign = """(?-i:[A-Z]|[^A-Za-z0-9_.:/\s"'`\\<>(){}\[\];,|&-])""";

    // NAME=value as in .env files, ENV lines and shells: any characters, in one word.
    private const string Shell = """(?-i:(?<=[A-Z0-9_])=(?=[^\s"'`\\<>]{0,127}[0-9])(?=[^\s"'`\\<>]{0,127}[A-Za-z]))""" + Unlike + """(?<secret>[^\s"'`\\<>=;,|()][^\s"'`\\<>]{7,127})(?=[\s"'`<\\]|\z)""";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "generic-secret",
            Title = "value of a name that says it is secret",
            Severity = Severity.Moderate,
            Confidence = Confidence.Low,
            Literals = ["passw", "passphrase", "pwd", "secret", "apikey", "api_key", "api-key", "api.key", "_key", "accesskey", "access-key", "authkey", "auth-key", "privatekey", "private-key", "signingkey", "signing-key", "masterkey", "master-key", "encryptionkey", "encryption-key", "accountkey", "token", "credential", "_pass=", "_pass:", "_pass\"", "_pass =", "_pw=", "_pw:", "_pw\""],
            LeadCharacters = 10,
            Requires = new("=:>", 80),
            IgnoreCase = true,
            Pattern = Name + Rest + "(?:" + Shell + "|" + Separator + "(?:" + Quoted + "|" + Bare + "))",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "If it is a secret, change it and hand it to the build as a ContainerSecret, to the container at run time. If not, suppress the finding.",
            Reference = "https://cwe.mitre.org/data/definitions/798.html",
            Examples = () =>
            [
                "\"Password\": \"" + ExampleText.Alphanumeric(12) + "\"",
                "ENV DB_PASSWORD=" + ExampleText.Alphanumeric(14, 2),
                "|2 PIP_USER=ci PIP_PASS=" + ExampleText.Alphanumeric(7, 5) + "$$1x /bin/sh -c pip install",
                "client_secret: " + ExampleText.Alphanumeric(24, 3),
                "<add key=\"ApiKey\" value=\"" + ExampleText.Hex(32) + "\" />",
                "<Token>" + ExampleText.Alphanumeric(20, 4) + "</Token>",
            ],
            CounterExamples = () =>
            [
                "password = GetPassword1()", "password = $password", "\"Password\": \"{0}\"", "password: changeme123", "PublicKeyToken=b77a5c561934e089", "token = self.token2",
                "secretName: app-secret-1234", "tokenizer: 'whitespace12'", "password=********", "if (password == other12345) return", "\"Password\": \"\"",
                "client_secret: 11111111-2222-3333-4444-555555555555", "PASSWORD_FILE=/run/secrets/db_password1",
                "cache:\"no-cache\",credentials:!0===e.withCredentials?\"include\":\"same-origin\"",
            ],
        },
    ];
}
