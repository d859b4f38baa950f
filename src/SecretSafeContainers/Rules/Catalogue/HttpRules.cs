using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials as HTTP carries them, in scripts, clients' settings and recorded traffic.</summary>
internal static class HttpRules
{
    private const string Advice = "Revoke the credential at the service that it is sent to. Read it from a mounted secret where the request is made.";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "http-basic-credential",
            Title = "user and password of HTTP basic authentication",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["Basic ", "basic "],
            LeadCharacters = 0,
            Pattern = """[Bb]asic (?<secret>[A-Za-z0-9+/]{8,900}={0,2})(?![A-Za-z0-9+/_-])""",
            Check = SecretCheck.BasicCredential,
            Advice = Advice,
            Reference = "https://www.rfc-editor.org/rfc/rfc7617#section-2",
            Examples = () =>
            [
                "curl -H \"Authorization: Basic " + ExampleText.Encoded("ci:" + ExampleText.Alphanumeric(16)) + "\" https://acme.test",
                "extraheader = AUTHORIZATION: basic " + ExampleText.Encoded(":" + ExampleText.LowerAlphanumeric(52, 2)),
            ],
            CounterExamples = () => ["Basic authentication", "Basic Information12", "Authorization: Basic " + ExampleText.Encoded("user:password"), "Basic ${TOKEN}", "Visual Basic NET4Ever"],
        },
        new()
        {
            Id = "http-authorization-token",
            Title = "token in an HTTP authorization header",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["authorization"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = """authorization\\?["']?\]?\s{0,4}(?:[:=,]|=>)\s{0,4}\\?["'`]?(?:(?:bearer|token|api-?(?:token|key)|key|apikey|splunk|negotiate|oauth|pve\w{0,9}token=\S{1,80}=|genie\w{0,3}|discogs|snipcart|client-id|ssws|zoho-oauthtoken|bot)[ :]\s{0,3}(?:token=)?)?\s{0,2}\\?["']?(?!eyJ[A-Za-z0-9_-]{10,900}\.eyJ)(?<secret>[A-Za-z0-9_~+/.@:|=-]{14,900})""" + """(?=[\s"'`,;<>\\)}\]]|\z)""",
            Check = SecretCheck.TokenOrUuid,
            Advice = Advice,
            Reference = "https://www.rfc-editor.org/rfc/rfc6750#section-2.1",
            Examples = () =>
            [
                "curl -H 'Authorization: Bearer " + ExampleText.Alphanumeric(40) + "' https://api.acme.test",
                "headers: { 'Authorization': 'Token " + ExampleText.Hex(40, 2) + "' }",
                "request.Headers.Add(\"Authorization\", \"ApiKey " + ExampleText.Base64(48, 3) + "\");",
            ],
            CounterExamples = () =>
            [
                "Authorization: Bearer ${ACCESS_TOKEN}", "Authorization: Bearer <your-token>", "'Authorization': 'Bearer ' + this.accessToken", "authorization = AuthorizationPolicyBuilder.RequireUser", "Authorization: Bearer xxxxxxxxxxxxxxxxxxxxxxxx",
                "using Microsoft.AspNetCore.Authorization;",
            ],
        },
        new()
        {
            Id = "http-bearer-token",
            Title = "bearer token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["Bearer ", "bearer ", "\"Bearer\", \"", "'Bearer', '", "'Bearer','", "\"Bearer\",\""],
            LeadCharacters = 0,

            // "this is a ..." in base64, as the tests of Docker's registry have it, is none.
            Pattern = """(?:[Bb]earer {1,2}|["']Bearer["'], ?["'])(?<secret>(?=[A-Za-z_.~+/=-]{0,80}[0-9])(?!dGhpcyBpcyBh|eyJ[A-Za-z0-9_-]{10,900}\.eyJ)[A-Za-z0-9_~+/.|:=-]{20,900})(?=[\s"'`,;<>\\)}\]]|\z)""",
            Check = SecretCheck.TokenOrUuid,
            Advice = Advice,
            Reference = "https://www.rfc-editor.org/rfc/rfc6750#section-2.1",
            Examples = () => ["new AuthenticationHeaderValue(\"Bearer\", \"" + ExampleText.Alphanumeric(40) + "\")", "auth: Bearer " + ExampleText.Hex(40, 2), "headers.set('X-Auth', 'Bearer " + ExampleText.LowerAlphanumeric(32, 3) + "')"],
            CounterExamples = () => ["Bearer ${ACCESS_TOKEN_OF_PRODUCTION_1}", "Bearer authentication with OAuth2.0", "Bearer xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1", "`Bearer ` + accessTokenOfTheSession1"],
        },
        new()
        {
            Id = "http-header-key",
            Title = "key in an HTTP header",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["-key: ", "-key\": \"", "-key': '", "-key\", \"", "-key', '", "-key\"] = \"", "-key'] = '", "-auth: ", "-auth\": \"", "-auth': '", "-auth\", \"", "-auth', '"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = """(?<=(?:^|[\s"'`])x-[a-z0-9-]{1,40})(?<!public|idempotency|cache|partition|routing|surrogate)-(?:key|auth)(?:: |["']\]?(?:[:,]| =) ["'])(?<secret>(?-i:[A-Za-z0-9][A-Za-z0-9_.~+/=|-]{15,500}))(?=[\s"'`,;<>\\)}\]]|\z)""",
            Check = SecretCheck.TokenOrUuid,
            Advice = Advice,
            Reference = "https://swagger.io/docs/specification/v3_0/authentication/api-keys/",
            Examples = () => ["curl -H \"X-Shop-Auth: " + ExampleText.Alphanumeric(32) + "\" https://api.acme.test", "client.DefaultRequestHeaders.Add(\"X-Shop-Key\", \"" + ExampleText.Hex(32, 2) + "\");", "headers = {'X-Shop-Key': '" + ExampleText.Uuid(3) + "'}"],
            CounterExamples = () => ["X-Shop-Key: ${SHOP_KEY_OF_PRODUCTION}", "X-Idempotency-Key: " + ExampleText.Uuid(), "x-sort-key: the-name-of-the-column", "shop-key: " + ExampleText.Alphanumeric(32)],
        },
        new()
        {
            Id = "collection-key",
            Title = "API key in a collection of requests",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["\"key\": \"value\"", "\"key\":\"value\""],
            LeadCharacters = 0,
            Pattern = """(?:"key"): ?"value",\s{1,40}"value": ?"(?<secret>[A-Za-z0-9_.~+/:|=-]{16,1000})(?=")""",
            Check = SecretCheck.TokenOrUuid,
            Advice = Advice,
            Reference = "https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html",
            Examples = () => ["\"auth\": { \"type\": \"apikey\", \"apikey\": [ { \"key\": \"value\", \"value\": \"" + ExampleText.Alphanumeric(32) + "\", \"type\": \"string\" } ] }"],
            CounterExamples = () => ["{ \"key\": \"value\", \"value\": \"{{api_key_of_production}}\" }", "{ \"key\": \"value\", \"value\": \"text\" }"],
        },
    ];
}
