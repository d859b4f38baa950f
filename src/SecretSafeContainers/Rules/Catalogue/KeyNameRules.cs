using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Tokens of issuers that nobody has listed: what their names and prefixes have in common.</summary>
internal static class KeyNameRules
{
    private const string Advice = "If it is a secret, change it and hand it to the build as a ContainerSecret, to the container at run time. If not, suppress the finding.";
    private const string Reference = "https://cwe.mitre.org/data/definitions/798.html";

    // shopKey, but no key of a table, a cache or a public one.
    private const string Camel = "(?<=[a-z0-9])(?<!(?:[Aa]pi|[Pp]ublic|[Pp]ublishable|[Ss]ite|[Ss]ort|[Pp]artition|[Pp]rimary|[Ff]oreign|[Cc]ache|[Ii]tem|[Rr]ow|[Hh]ash|[Ii]dempotency|[Oo]bject|[Dd]eduplication|[Aa]sset|[Ff]ile|[Bb]lob|[Ss]torage|[Rr]un|[Mm]essage|[Rr]esource|[Tt]ranslation|[Ll]ookup))Key(?:[\"']?[ ]?(?::=|[:=])[ ]?|[\"'],[ ]?|\" value=)";
    private const string Logged = @"(?<=[\w\])]) (?:Key|KEY|Token|TOKEN|Secret|SECRET)[ ]?=[ ]?(?:[\w.@-]{1,40}[:,])?";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "generic-key",
            Title = "random value of a key, in code or a log",
            Severity = Severity.Moderate,
            Confidence = Confidence.Low,
            Literals = ["Key := \"", "Key = \"", "Key: \"", "Key\": \"", "Key\":\"", "Key := '", "Key = '", "Key: '", "Key': '", "Key', '", "Key\", \"", "Key\" value=\"", " Key=", " KEY=", " Key = ", " KEY = ", " Token=", " TOKEN=", " Secret=", " SECRET="],
            LeadCharacters = 1,
            Pattern = "(?:" + Camel + "(?<quote>[\"'])(?<secret>[^\\s\"'\\\\<>(){}]{18,1000})\\k<quote>|" + Logged + "(?<secret>[A-Za-z0-9_.~+/=@!#$%^*:|-]{16,1000})(?=[\\s\"'`<;,]|\\z))",
            Check = SecretCheck.TokenLike,
            Advice = Advice,
            Reference = Reference,
            Examples = () =>
            [
                "shopKey := \"" + ExampleText.Alphanumeric(32) + "\"",
                "{ \"shopKey\": \"" + ExampleText.Hex(40, 2) + "\" }",
                "<add key=\"ShopKey\" value=\"" + ExampleText.Alphanumeric(32, 6) + "\" />",
                "analytics.load({ writeKey: '" + ExampleText.Alphanumeric(32, 7) + "' })",
                "[DEBUG] Using Key=" + ExampleText.Alphanumeric(32, 3),
                "[DEBUG] Using the new Key = " + ExampleText.LowerAlphanumeric(40, 4) + "\n",
                "info: signing in with Token=" + ExampleText.Alphanumeric(24, 5),
            ],
            CounterExamples = () =>
            [
                "x:Key=\"DefaultControlFocusVisualStyle2\"", "publicKey = \"" + ExampleText.Base64(44) + "\"", "cacheKey: \"" + ExampleText.Hex(32) + "\"", "primaryKey = \"" + ExampleText.Alphanumeric(24) + "\"",
                "Using Key=${SHOP_KEY_OF_PRODUCTION}", "Using Key=settings.shop.production.key2", "shopKey = \"" + ExampleText.Uuid() + "\"", "messageKey = \"checkout.payment.failed.title\"",
            ],
        },
        new()
        {
            Id = "settings-key",
            Title = "random value of a setting that is named key",
            Severity = Severity.Moderate,
            Confidence = Confidence.Low,
            Literals = ["\"Key\": \"", "\"Key\":\"", "\nkey = ", "\nkey=", "\nkey: ", "  key: ", "\tkey: "],
            LeadCharacters = 0,
            Files = ["appsettings*.json", "*.env", "*.ini", "*.cfg", "*.conf", "*.toml", "*.properties", "config*.yml", "config*.yaml", "settings*.yml", "settings*.yaml", "application*.yml", "application*.yaml"],

            // Digests and fingerprints have keys of that name, too.
            Pattern = "(?:\"Key\": ?\"|[\\n \\t]{1,2}key(?: ?= ?|: )(?:\"|'|(?=[A-Za-z0-9])))(?![0-9a-fA-F]{16,128}(?![A-Za-z0-9]))(?<secret>[A-Za-z0-9_.~+/=@!#$%^*:|-]{18,500})(?=[\\s\"',]|\\z)",
            MinEntropy = 3.5,
            Check = SecretCheck.TokenLike,
            Advice = Advice,
            Reference = Reference,
            Examples = () => ["{ \"Shop\": { \"Key\": \"" + ExampleText.Alphanumeric(32) + "\" } }", "[shop]\nkey = " + ExampleText.Alphanumeric(40, 2) + "\n", "shop:\n  region: eu\n  key: " + ExampleText.LowerAlphanumeric(32, 3) + "\n"],
            CounterExamples = () => ["{ \"Key\": \"" + ExampleText.Hex(40) + "\" }", "[shop]\nkey = /etc/ssl/private/shop.production.key\n", "  key: the-name-of-the-secret-key\n", "  key: ${SHOP_KEY_OF_PRODUCTION}\n", "  key: prod/shop/database-connection-string\n"],
        },
        new()
        {
            Id = "generic-prefixed-token",
            Title = "token with a prefix that says what it is for",
            Severity = Severity.Moderate,
            Confidence = Confidence.Medium,
            Literals = ["_live_", "_prod_", "_pat_", "_api_", "-live-"],
            LeadCharacters = 12,
            Pattern = "(?<![A-Za-z0-9_-])[A-Za-z][A-Za-z0-9]{1,10}(?:_(?:live|prod|pat|api)_|-live-)[A-Za-z0-9_-]{20,200}(?![A-Za-z0-9_])",
            MinEntropy = 3.5,
            Check = SecretCheck.TokenLike,
            Advice = Advice,
            Reference = Reference,
            Examples = () => ["shop_live_" + ExampleText.Alphanumeric(32), "login with acme_pat_" + ExampleText.LowerAlphanumeric(40, 2) + " please"],
            CounterExamples = () => ["test_api_returns_the_right_status_for_each", "shop_live_" + new string('x', 32), "use_prod_settings_of_the_second_stage2", "x_shop_live_" + ExampleText.Alphanumeric(32)],
        },
    ];
}
