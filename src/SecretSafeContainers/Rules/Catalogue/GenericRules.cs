using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Names that say "secret", and values that look like one. Moderate: the name may lie.</summary>
internal static class GenericRules
{
    // Words that say it; before them words that take it back: what is public, or made anew for each request.
    private const string Name = @"(?:(?<!(?:public|publickey|csrf|xsrf|forgery|authenticity|next|change|action|term|[0-9]{12}:|idempotency|resume|request|cancellation|continuation|page|sync|skip|design|checksum|verificationrequest|requestverification)[_/-]?)(?:token|secret|credentials?|creds)|(?<!(?:public|gpg|pgp|ssh|host|partition|sort|primary|foreign|cache|restore|publishable|site|encoded|hash|idempotency|routing|surrogate|object|item|row|storage|translation|lookup|trusted)[_.-]?)(?:(?<=[a-z0-9])[_-]key|(?:api|access|auth|private|encryption|signing(?!key[ \t]{0,4}=[ \t]{0,4}(?:0x)?(?-i:[0-9A-F]{8,40})\s)|master|account|service|license|client|secret)[_. -]?key)|access[_-]?grant|app[_-]?certificate|passw(?:or)?d|passphrase|pwd|[_.-](?:pass|pw|auth)(?![a-z])|(?<=[a-z0-9])_(?:pat|api)(?=[""']{0,2}[ \t]{0,2}[:=])|[""']auth(?=[""'][ \t]{0,4}:[ \t]{0,4}[""'][a-z0-9_.~-]{16,1000}[""']))";

    // A longer name goes on with a separator or one of a few words, unless it then names something about the secret.
    private const string Rest = @"(?![_.-]?(?:name|id|ids|file|path|url|uri|type|policy|field|length|count|hash|ref|expir|version|label|prefix|format|provider|endpoint|algorithm|class|size|arn)(?![a-z]))(?:[_.-][a-z0-9_.-]{1,24}| base|key|keybase|value|string|text|s)?(?:[ \t]{0,3}:?[ \t]{0,3}(?:as )?(?:&(?:'static )?)?(?:string|str)\??(?=[ \t]{0,3}=))?";

    // Behind a name and a blank no word but these begins what leads to a value. Asked first: most candidates are prose, which the alternatives below take ten times as long to tell.
    private const string NoProse = @"(?![\w.-]{0,60}[ \t]{1,20}(?!base|as |str|or[ \t])\w)";

    // Besides assignments: what stands in its place, the next argument or element of a list, the argument of a setter, R's arrow, a column of a table,
    // the default of a Terraform variable, and the second column of a table of commas. Lists and calls hold words more often than secrets: these have a digit.
    private const string Separator = "(?:" + GenericPattern.Separator + "|" + GenericPattern.Comparison + "|" + GenericPattern.Element
        + """|["']?\)?[ \t]{1,3}(?:\|\||\?\?|\?:|or)[ \t]{1,3}(?=["'])|\\?["'][ \t]{0,4},[ \t]{0,4}(?=\\?["']\\?["']?[^"']{0,99}[0-9])|\([ \t]{0,3}(?=["'][^"']{0,99}[0-9])|[ \t]{0,3}<-[ \t]{0,3}|[ \t]{1,20}\|[ \t]{1,20}(?=[^\s|]{0,99}[0-9])|(?<=\n[\w.-]{1,60}),(?=[^\s,"']{0,99}[0-9][^\s,"']{0,400}\r?(?:\n|\z))|"[ \t]{0,4}\{[^{}]{0,200}?\bdefault[ \t]{0,20}=[ \t]{0,20}(?="))""";

    // Not a path, a URL, a version, a format item, a name with dots or colons, a boolean of minified JavaScript, an unsigned token, the address of a token on a chain, what kubeseal has sealed, or the key
    // in every copy of Grafana's defaults.ini.
    private const string Unlike = """(?!eyJhbGciOiJub25l|SW2YcwTIb9zpOOhoPsMm|Ag[A-D][a-z0-9+/]{160}|\.{0,2}[/\\](?![a-z0-9+/]{30,200}=)|[a-z]:[/\\]|[a-z][a-z0-9+.-]{0,20}://|v?[0-9]{1,4}\.[0-9]{1,5}\.[0-9]|%[a-z]|(?-i:[a-z_]\w{0,23}(?:\.[A-Za-z_]\w{0,23}){1,8})[\s"'`;,)]|(?-i:[A-Z0-9]{1,24}(?:[_,][A-Z0-9]{1,24}){1,12})(?![A-Za-z0-9_-])|(?<=token[^a-z0-9]{1,8})0x[0-9a-f]{40}(?![0-9a-f])|[0-9]{4}-[0-9]{2}-[0-9]{2}|\w{0,60}::|@|--|![01](?!\w)|[a-z]\.[a-z_]{2,60}=|[A-Za-z0-9_.:-]{1,120}[-:]v?[0-9]{1,3}(?:\.[0-9]{1,4}){2}(?![A-Za-z0-9]))""";

    // 16 hexadecimal digits are a public key token more often than a secret.
    private const string Quoted = """[bruf@$]{0,2}\\?(?<quote>["'`])["']?[ ]?(?:(?:bearer|basic|token)[ ]{1,2})?(?![0-9a-f]{16}["'])""" + Unlike + """(?<secret>[^\s"'`\\<>(){}\[\]]{10,1000})(?:[ ]?["']?\\?\k<quote>|\z)""";
    private const string Bare = """(?:(?:bearer|token)[ ]{1,2})?""" + Unlike + """(?<secret>(?:[0-9]{1,8}\|)?[A-Za-z0-9_.~+/=@!#$%^*:-]{14,1000})(?=[\s"'`<;,|&\\)}\]]|\z)""";

    // NAME=value as in .env files, ENV lines and shells: any characters, in one word.
    private const string Shell = """(?-i:(?<=[A-Z0-9_])=)""" + Unlike + """(?<secret>[^\s"'`\\<>=;,|()$][^\s"'`\\<>]{11,255})(?=[\s"'`<\\]|\z)""";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "generic-secret",
            Title = "value of a name that says it is secret",
            Severity = Severity.Moderate,
            Confidence = Confidence.Low,
            Literals = ["passw", "passphrase", "pwd", "secret", "token", "credential", "creds", "_key", "-key", "apikey", "api.key", "api key", "access key", "auth key", "service key", "accesskey", "authkey", "privatekey", "signingkey", "masterkey", "encryptionkey", "accountkey", "licensekey", "servicekey", "access_grant", "access-grant", "accessgrant", "app_certificate", "app-certificate", "appcertificate", "_pass", "-pass", "_pw", "_auth", "\"auth\"", "'auth'", "_pat=", "_pat:", "_pat =", "_pat\"", "_api=", "_api:", "_api =", "_api\":"],
            LeadCharacters = 1,
            Requires = new("=:>,|?\"'", 80),
            // Three of four candidates among assemblies.
            NotAtEndOf = ["PublicKeyToken"],
            IgnoreCase = true,
            Pattern = Name + NoProse + Rest + "(?:" + Shell + "|" + Separator + "(?:" + Quoted + "|" + Bare + "))",
            Check = SecretCheck.TokenOrUuid,
            Advice = "If it is a secret, change it and hand it to the build as a ContainerSecret, to the container at run time. If not, suppress the finding.",
            Reference = "https://cwe.mitre.org/data/definitions/798.html",
            Examples = () =>
            [
                "\"Password\": \"" + ExampleText.Alphanumeric(16) + "\"",
                "ENV DB_PASSWORD=" + ExampleText.Alphanumeric(16, 2),
                "|2 PIP_USER=ci PIP_PASS=" + ExampleText.Alphanumeric(12, 5) + "$$1x /bin/sh -c pip install",
                "client_secret: " + ExampleText.Alphanumeric(24, 3),
                "<add key=\"ApiKey\" value=\"" + ExampleText.Hex(32) + "\" />",
                "generic_TOKEN :::= \"" + ExampleText.Alphanumeric(32, 6) + "\"",
                "const key = process.env.API_KEY || '" + ExampleText.Hex(32, 7) + "';",
                "getOrDefault(\"api_token\", \"" + ExampleText.Alphanumeric(32, 8) + "\")",
                "<genericToken>\n    " + ExampleText.Alphanumeric(40, 9) + "\n</genericToken>",
                "<Token>" + ExampleText.Alphanumeric(20, 4) + "</Token>",
                "SHOP_PAT=" + ExampleText.Alphanumeric(32, 10),
                "shop_api: " + ExampleText.Hex(40, 11),
                "api_token = ' " + ExampleText.Alphanumeric(32, 12) + " '",
                "token: shop." + ExampleText.LowerAlphanumeric(8, 13) + "." + ExampleText.LowerAlphanumeric(40, 14),
                "API_TOKEN=" + ExampleText.Decimal(4, 15) + "|" + ExampleText.Alphanumeric(40, 15),
                "shop.setApiKey('" + ExampleText.Alphanumeric(32, 16) + "')",
                "buildConfigField 'String', 'API_KEY', '\"" + ExampleText.Hex(32, 17) + "\"'",
                "api_key <- \"" + ExampleText.Alphanumeric(24, 18) + "\"",
                "<key>ShopAPIKey</key>\n\t<string>" + ExampleText.Hex(32, 19) + "</string>",
                "| api_key | " + ExampleText.Alphanumeric(32, 20) + " |",
                "variable \"shop_api_key\" {\n  type = string\n  default = \"" + ExampleText.Alphanumeric(32, 21) + "\"\n}",
            ],
            CounterExamples = () =>
            [
                "password = GetPassword1()", "password = $password", "\"Password\": \"{0}\"", "password: changeme123", "PublicKeyToken=b77a5c561934e089", "token = self.token2",
                "secretName: app-secret-1234", "tokenizer: 'whitespace12'", "password=********", "if (password == other12345) return", "\"Password\": \"\"",
                "client_secret: 11111111-1111-1111-1111-111111111111", "PASSWORD_FILE=/run/secrets/db_password1",
                "[\"token\", \"comment.block.documentation\"]", "token(\"punctuation.definition.string1\")", "['secret', 'authenticationToken']", "| token | the token of the session |", "shop_api: https://api.shop.test/v2", "variable \"api_key\" {\n  default = \"\"\n}", "t(\"password.reset.title2\")",
                "cache:\"no-cache\",credentials:!0===e.withCredentials?\"include\":\"same-origin\"",
            ],
        },
    ];
}
