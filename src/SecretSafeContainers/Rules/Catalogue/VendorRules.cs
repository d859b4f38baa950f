using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Values that look random beside the name of a service that issues credentials.</summary>
internal static class VendorRules
{
    // The literal has found the word; the pattern only begins with it.
    private const string Word = "[a-z0-9._-]{3}";

    // A word that says "secret" close before the value: then a digest's or a UUID's form is no objection.
    private const string SaysSecret = """(?<=(?:key|token|secret|passw(?:or)?d|pwd|pass|auth(?!0)|cred(?:ential)?|licen[sc]e|bearer|hook|api)s?[\w-]{0,12}[^A-Za-z0-9]{1,24}(?:string[^A-Za-z0-9]{1,12}|value[^A-Za-z0-9]{1,12}|bearer\s)?)""";

    // A version, another assignment, the public key of an assembly name, one that is meant for browsers, or the hash of a Go module.
    private const string NotPublic = @"(?!v?[0-9]{1,4}\.[0-9]{1,5}\.[0-9]|[a-z_][a-z0-9_]{0,39}=[^=]|00240000048|pk_(?:live|test)_|pk\.eyJ|phc_)(?<! h1:)";

    private const string Any = NotPublic + "(?=[^a-z]{0,1000}[a-z])[a-z0-9_][a-z0-9_./+=~%:|!-]{13,1000}";
    private const string NoDigest = NotPublic + @"(?!(?:0x)?[0-9a-f]{7,128}(?![\w/+=-])|\{?[0-9a-f]{8}-[0-9a-f]{4}-)(?=[\w./+=~%-]{0,80}[0-9])[a-z0-9_][a-z0-9_./+=~%-]{15,1000}";

    // vendor token - 'value', vendor value
    private const string Beside = """[\w.$-]{0,16}(?:[ \t]{1,2}[\w.$-]{1,16}){0,2}[ \t]{1,2}(?:-[ \t]{1,2})?\\?["'`]?""";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "vendor-secret",
            Title = "random value beside the name of a service",
            Severity = Severity.Moderate,
            Confidence = Confidence.Medium,
            Literals = Vendors.Words,
            IgnoreCase = true,
            LeadCharacters = 0,
            Pattern = NamedToken.WordBegin
                + "(?:" + AssignmentPattern.Direct(Word, SaysSecret + Any + "|" + NoDigest)
                + "|" + Word + Beside + "(?<secret>" + SaysSecret + Any + "|(?=[a-z0-9_-]{20})" + NoDigest + """)(?=[\s"'`;,<>\\)\]}&]|\z))""",
            MinEntropy = 3,
            Check = SecretCheck.TokenOrUuid,
            Advice = "Revoke it where the service manages its keys, and hand the new one to the container at run time. If it is no credential, suppress the finding.",
            Reference = "https://cwe.mitre.org/data/definitions/798.html",
            Examples = () =>
            [
                "scrapestack token = '" + ExampleText.Hex(32) + "'",
                "mailersend_api: " + ExampleText.Alphanumeric(40),
                "<smartsheetToken>" + ExampleText.LowerAlphanumeric(37) + "</smartsheetToken>",
                "[DEBUG] Using apideck Key=" + ExampleText.Alphanumeric(32, 2),
                "req.Header.Set(\"X-BillomatApiKey\", \"" + ExampleText.Hex(32, 3) + "\")",
                "ticketmaster token - '" + ExampleText.Alphanumeric(32, 4) + "'",
                "freshworks " + ExampleText.Alphanumeric(22, 5),
                "STATUSPAGE_TOKEN=" + ExampleText.Uuid(),
            ],
            CounterExamples = () =>
            [
                "\"node_modules/stripe\": { \"version\": \"14.1.0\", \"resolved\": \"https://packages.example/stripe/-/stripe-14.1.0.tgz\", \"integrity\": \"sha512-" + ExampleText.Base64(86) + "==\" }",
                "github.com/stripe/stripe-go/v72 v72.122.0 h1:" + ExampleText.Base64(43) + "=",
                "'contentful': '" + ExampleText.Hex(40) + "',",
                "const airtableRecordId = getRecordIdentifierFromEnvironment2();",
                "import { TwilioServerlessApiClient } from 'twilio/lib/rest/serverless/v1/service';",
                "asana: { clientName: 'contosoProductionReader2', version: '1.2.3' }",
                "okta_domain = dev-123456.okta-preview.example",
                "SENDGRID_API_KEY=${SENDGRID_API_KEY}", "zendesk_token: your_zendesk_api_token_1", "mixpanelToken = 'xxxxxxxxxxxxxxxxxxxxxxxx'",
                "datadog-agent-7.52.0-1.x86_64.rpm", "\"Contoso.Raygun4Net.Tests, PublicKey=00240000048000009400000006020000002400005253413100040000010001" + ExampleText.Hex(32) + "\"",
                "\"Contoso.Auth0.Certificates\": \"10.0.12-servicing.26422.108\"", "rocketchat:sha256:" + ExampleText.Hex(64), "plugins/callback/slack.py,sha256=" + ExampleText.Alphanumeric(43, 6) + ",8378",
            ],
        },
    ];
}
