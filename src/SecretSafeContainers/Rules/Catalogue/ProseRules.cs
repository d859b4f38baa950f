using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials in notes and log lines, where words say what follows.</summary>
internal static class ProseRules
{
    private const string Advice = "Change it. Take it out of the text, and keep the program that wrote it from writing secrets.";
    private const string Reference = "https://cwe.mitre.org/data/definitions/532.html";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "written-key",
            Title = "random value behind words that say key, token or secret",
            Severity = Severity.Moderate,
            Confidence = Confidence.Low,
            Literals = ["api key ", "api token ", "access key ", "access token ", "secret key ", "client secret ", "auth token ", "auth key ", "private key ", "api_key ", "api_token ", "access_token ", "secret_key ", "client_secret ", "auth_token ", "with password ", "password is ", " key is ", " token is ", " secret is ", " key: ", " key = "],
            LeadCharacters = 20,
            IgnoreCase = true,

            Pattern = """(?:(?:(?:api|access|auth|secret|client|private)[ _](?:key|token|secret)(?: base)?|with password|password)(?: is| was)?|(?<![A-Za-z])(?!public|cache|sort|primary|foreign|partition|product|signing|gnupg|gpg|pgp|openpgp|ssh|host|signed|this|whose)[a-z]{3,16} (?:key(?: is|:| =)|(?:token|secret) is))[ ](?:["'`][ ]?)?(?=[^\s"'`]{0,99}[0-9])(?![0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[^\s"'`])(?<secret>[A-Za-z0-9_.~+/=@!#$%^*:|-]{16,500})(?=[\s"'`<;,)]|\z)""",
            MinEntropy = 3,
            Check = SecretCheck.TokenLike,
            Advice = Advice,
            Reference = Reference,
            Examples = () => ["INFO connecting to the shop with api key " + ExampleText.Hex(32), "the client secret is " + ExampleText.Alphanumeric(32, 2) + ".", "login as shop with password " + ExampleText.Alphanumeric(20, 3)],
            CounterExamples = () => ["the access token expires-in-3600-seconds-2", "with api key ${SHOP_KEY_OF_PRODUCTION_1}", "rotate the secret key arn:aws:kms:eu-west-1:123456789012:key/1", "api key prod/shop/api-key-2024", "the private key /etc/ssl/private/shop.key"],
        },
        new()
        {
            Id = "written-password",
            Title = "password in a note",
            Severity = Severity.Moderate,
            Confidence = Confidence.Low,
            Literals = ["password: ", "passwd: ", "passwort: "],
            LeadCharacters = 0,
            IgnoreCase = true,
            Files = ["*.txt", "*.md", "*.note", "*.notes"],
            Pattern = """pass(?:wor[dt]|wd): ["'`]?(?=(?-i:[^\s]{0,60}[A-Z]))(?=(?-i:[^\s]{0,60}[a-z]))(?=[^\s]{0,60}[0-9])(?<secret>[^\s"'`<>(){}\[\]\\]{10,128})["'`]?(?=\s|\z)""",
            Check = SecretCheck.StrongPassword,
            Advice = Advice,
            Reference = Reference,
            Examples = () => ["Admin password: Winter" + ExampleText.Decimal(4) + "!x\n", "user: shop\npassword: Spring$" + ExampleText.Decimal(4, 2) + "ab\n"],
            CounterExamples = () => ["password: PASSWORD", "Password: see the label on the device\n", "password: ${DB_PASSWORD}\n", "password: Passw0rd123\n"],
        },
    ];
}
