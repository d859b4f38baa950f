using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Passwords in addresses.</summary>
internal static class UrlRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "url-password",
            Title = "URL with user and password",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["://"],
            LeadCharacters = 0,
            Requires = new("@", 400),
            IgnoreCase = true,

            // example.* and *.example are reserved for documentation: RFC 2606. myuser:mypass, SAS_POLICY:SAS_KEY and Oracle's scott:tiger are what manuals write.
            Pattern = """(?<=[a-z][a-z0-9+.-]{1,20})://[^\s/:@?#"'`<>\\(){}\[\]|,;*$]{0,128}:(?!pserver:|(?<=scott:)tiger|(?:my|the|your|db|user|proxy|master|sas|some|app|test|admin|new|old)?[_-]?(?:pass(?:w(?:or)?d)?|pwd|key|secret|token)[0-9]{0,3}@(?:127\.0\.0\.1|[a-z0-9_-]{1,63}(?![a-z0-9_.-])))(?<secret>[^\s/@"'`<>\\|*][^\s/@"'`<>\\|]{2,255})@(?!(?:[a-z0-9-]{1,63}\.){0,4}example(?:[./:\s]|\z)|host(?:name)?(?![a-z0-9_.-])|server(?![a-z0-9_.-]))[a-z0-9\[_]""",
            Check = SecretCheck.NotPlaceholder,
            Advice = "Change the password at that host. Hand the address or its password to the build as a ContainerSecret, to the container as a run-time secret.",
            Reference = "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
            Examples = () =>
            [
                "[global]\nindex-url = https://ci:" + ExampleText.Alphanumeric(16) + "@pypi.acme.test/simple\n",
                "postgres://app:" + ExampleText.Alphanumeric(10, 2) + "%21@db:5432/app",
                "redis://:" + ExampleText.Alphanumeric(12, 3) + "@cache:6379",
            ],
            CounterExamples = () =>
            [
                "https://user:password@host.test/", "https://ci:${TOKEN}@pypi.acme.test/simple", "https://ci:$TOKEN@pypi.acme.test/simple", "https://u:" + ExampleText.Alphanumeric(9) + "@example.com/",
                "https://acme.test:8080/@scope/pkg", "http://{0}:{1}@acme.test", "git@github.com:some/repo", "ftp://me:****@acme.test", "mysql://myuser:mypass@localhost/app", "http://proxyuser:proxypass@proxyhost:3128", "oracle://scott:tiger@db/xe",
            ],
        },
        new()
        {
            Id = "url-token",
            Title = "URL with a token in the place of a user",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["http://", "https://"],
            LeadCharacters = 0,
            Requires = new("@", 300),

            // The key of a Sentry DSN is public.
            Pattern = """https?://(?<secret>(?=[A-Za-z_.~-]{0,60}[0-9])[A-Za-z0-9_.~-]{20,255})@(?!(?:[a-z0-9-]{1,63}\.){0,4}(?:example(?:[./:\s]|\z)|sentry\.io)|[A-Za-z0-9.:-]{1,253}/[0-9]{1,20}(?:["'\s]|\z))[a-z0-9]""",
            Check = SecretCheck.TokenLike,
            Advice = "Revoke the token at that host, and hand the address or its token to the build as a ContainerSecret, to the container as a run-time secret.",
            Reference = "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
            Examples = () => ["git clone https://" + ExampleText.Alphanumeric(40) + "@git.acme.test/shop.git", "{ \"url\": \"https://" + ExampleText.Hex(40, 2) + "@pypi.acme.test/simple\" }"],
            CounterExamples = () =>
            [
                "https://jan.jansen.production2@acme.test/", "https://${GIT_TOKEN_OF_PRODUCTION}@git.acme.test/shop.git", "https://" + ExampleText.Hex(32) + "@o123456.ingest.sentry.io/1234567", "https://" + ExampleText.Hex(32) + "@errors.acme.test/42",
                "https://" + ExampleText.Alphanumeric(40) + "@example.com/a.git", "https://acme.test/@scope/" + ExampleText.Alphanumeric(40),
            ],
        },
        new()
        {
            Id = "query-key",
            Title = "key in the query of a URL",
            Severity = Severity.Moderate,
            Confidence = Confidence.Low,
            Literals = ["?key=", "&key=", "&amp;key=", "?auth=", "&auth=", "?appid=", "&appid="],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = """(?<=://[^\s"'`<>]{4,400})[?&;](?:amp;)?(?:key|auth|appid)=(?![^\s&]{0,40}[0-9a-f]{8}-[0-9a-f]{4}-)(?<secret>(?-i:[A-Za-z0-9_.~+/=-]{20,500}))(?=[\s"'`<>&#,;)\\\]}]|\z)""",
            Check = SecretCheck.TokenLike,
            Advice = "Revoke the key at the service that it is sent to, and hand the new one to the container at run time.",
            Reference = "https://cwe.mitre.org/data/definitions/598.html",
            Examples = () => ["https://api.acme.test/v1/rates?base=EUR&key=" + ExampleText.Alphanumeric(32), "curl 'https://api.acme.test/weather?appid=" + ExampleText.Hex(32, 2) + "&q=1'"],
            CounterExamples = () => ["https://acme.test/?key=YOUR_API_KEY_GOES_HERE", "https://acme.test/list?key=products.by.category.name", "https://acme.test/?key=${API_KEY}", "https://acme.test/?key=" + ExampleText.Uuid(), "a?key=" + ExampleText.Alphanumeric(32)],
        },
    ];
}
