using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Tokens of issuers that nobody has listed: what their names and prefixes have in common.</summary>
internal static class KeyNameRules
{
    private const string Advice = "If it is a secret, change it and hand it to the build as a ContainerSecret, to the container at run time. If not, suppress the finding.";
    private const string Reference = "https://cwe.mitre.org/data/definitions/798.html";

    // shopKey, but no key of a table, a cache or a public one.
    private const string Camel = "(?<=[a-z0-9]|[A-Z]{2})(?<!(?:[Aa]pi|[Pp]ublic|[Pp]ublishable|[Ss]ite|[Ss]ort|[Pp]artition|[Pp]rimary|[Ff]oreign|[Cc]ache|[Ii]tem|[Rr]ow|[Hh]ash|[Ii]dempotency|[Oo]bject|[Dd]eduplication|[Aa]sset|[Ff]ile|[Bb]lob|[Ss]torage|[Rr]un|[Mm]essage|[Rr]esource|[Tt]ranslation|[Ll]ookup|[Rr]outing|[Ee]xtension|[Ww]rapped|[Ee]ncrypted|[Ii]nstallation|[Pp]ackage))";
    private const string Assigned = "Key(?:[\"']?[ ]?(?::=|[:=])[ ]?|[\"'],[ ]?|\" (?:android:)?value=)";
    // Keys that are UUIDs, and so must say what they open; a key of many digits is a number.
    private const string Uuid = "(?:(?<=(?:[Ii]ngest(?:ion)?|[Aa]gent|[Ss]dk|SDK|[Ss]alt|[Ss]etup|[Ii]ntegration|[Ww]rite|[Ss]erver|[Pp]ush|[Aa]dmin|[Mm]erchant|[Ll]icen[sc]e|[Ss]igning)Key[^A-Za-z0-9]{1,40}(?:value=.|string>|value>)?)|(?![0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}[^A-Za-z0-9]))(?![0-9]{16})";
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
            Literals = ["Key := \"", "Key = \"", "Key: \"", "Key\": \"", "Key\":\"", "Key := '", "Key = '", "Key: '", "Key': '", "Key', '", "Key\", \"", "Key\" value=\"", "Key\" android:value=\"", ".key = \"", ".key = '", " Key=", " KEY=", " Key = ", " KEY = ", " Token=", " TOKEN=", " Secret=", " SECRET="],
            LeadCharacters = 1,
            Pattern = "(?:(?:" + Camel + Assigned + "|(?<=[a-z])\\.key = )(?<quote>[\"'])(?![0-9a-f]{16}[\"'])" + Uuid + "(?<secret>[^\\s\"'\\\\<>(){}]{16,1000})\\k<quote>|" + Logged + "(?<secret>[A-Za-z0-9_.~+/=@!#$%^*:|-]{16,1000})(?=[\\s\"'`<;,]|\\z))",
            Check = SecretCheck.TokenOrUuid,
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
            Id = "settings-named-key",
            Title = "random value of a setting whose name ends with key",
            Severity = Severity.Moderate,
            Confidence = Confidence.Low,
            Literals = ["Key: ", "Key=", "Key>", "Key = ", "Key</", "Key\"=\"", "Key\" serializeAs="],
            LeadCharacters = 1,
            Files = SettingsFiles.All,
            Pattern = Camel + "(?:Key(?:: | ?= ?|>\\s{0,20}|</(?:key|[a-z-]{0,12}name)>\\s{0,40}<(?:string|[a-z-]{0,12}value)>|\"=(?=\")|\" serializeAs=\"String\">\\s{0,40}<value>))[\"']?" + Uuid + "(?<secret>[A-Za-z0-9_.~+/=@!#$%^*:|-]{16,500})(?=[\\s\"',;<]|\\z)",
            MinEntropy = 3,
            Check = SecretCheck.TokenOrUuid,
            Advice = Advice,
            Reference = Reference,
            Examples = () => ["shop:\n  adminKey: " + ExampleText.Hex(32) + "\n", "shopKey=" + ExampleText.Alphanumeric(32, 2) + "\n", "<merchantKey>" + ExampleText.Alphanumeric(32, 3) + "</merchantKey>", "<key>ShopKey</key>\n<string>" + ExampleText.Alphanumeric(24, 4) + "</string>"],
            CounterExamples = () => ["publicKey: " + ExampleText.Base64(44) + "\n", "cacheKey: " + ExampleText.Hex(32) + "\n", "shopKey: ${SHOP_KEY_OF_PRODUCTION}\n", "shopKey=" + ExampleText.Uuid() + "\n", "messageKey: checkout.payment.failed.title\n"],
        },
        new()
        {
            Id = "generic-prefixed-token",
            Title = "token with a prefix that says what it is for",
            Severity = Severity.Moderate,
            Confidence = Confidence.Medium,
            Literals = ["_live_", "_prod_", "_pat_", "_api_", "-live-"],
            LeadCharacters = 12,
            Pattern = "(?<![A-Za-z0-9_-])(?!pk_live)[A-Za-z][A-Za-z0-9]{1,10}(?:_(?:live|prod|pat|api)_|-live-)[A-Za-z0-9_-]{20,200}(?![A-Za-z0-9_])",
            MinEntropy = 3.5,
            Check = SecretCheck.TokenLike,
            Advice = Advice,
            Reference = Reference,
            Examples = () => ["shop_live_" + ExampleText.Alphanumeric(32), "login with acme_pat_" + ExampleText.LowerAlphanumeric(40, 2) + " please"],
            CounterExamples = () => ["test_api_returns_the_right_status_for_each", "shop_live_" + new string('x', 32), "use_prod_settings_of_the_second_stage2", "x_shop_live_" + ExampleText.Alphanumeric(32)],
        },
    ];
}
