using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that code hands over in a call, where no name says what they are.</summary>
internal static class CallRules
{
    private const string Advice = "Change it, and let the program read the new one from its environment or a mounted file.";
    private const string Reference = "https://cwe.mitre.org/data/definitions/798.html";

    // A user, or whatever else is said before the password; a name or a call stands there, too.
    private const string Before = """(?:@?["'][^"'\r\n]{0,200}["']|[A-Za-z_$][\w.$>()-]{0,60})\s{0,8},\s{0,8}""";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "client-argument-key",
            Title = "random argument of a client",
            Severity = Severity.Moderate,
            Confidence = Confidence.Low,
            Literals = ["Client(", "Api(", "API(", "SDK(", "Sdk(", "::new("],
            LeadCharacters = 0,
            Requires = new("\"'", 40),
            Pattern = """(?:Client|Api|API|SDK|Sdk|::new)\(\s{0,20}(?:[A-Za-z_]{1,20} ?[=:] ?)?(?<quote>["'])(?![0-9a-f]{16}["']|[a-z0-9+]{2,12}://|pk_|pk\.)(?<secret>[A-Za-z0-9_.~+/=:|$@#%^*-]{16,1000})\k<quote>\s{0,20}[,)]""",
            MinEntropy = 3,
            Check = SecretCheck.TokenLike,
            Advice = Advice,
            Reference = Reference,
            Examples = () => ["var client = new ShopClient(\"" + ExampleText.Alphanumeric(32) + "\");", "client = shop.Client(key='" + ExampleText.Hex(32, 2) + "')", "c := shop.NewClient(\"" + ExampleText.Hex(40, 3) + "\", nil)", "const shop = new ShopAPI('" + ExampleText.LowerAlphanumeric(30, 4) + "');"],
            CounterExamples = () => ["new HttpClient(\"https://api.acme.test/v2/\")", "new ShopClient(\"" + ExampleText.Uuid() + "\")", "new ShopClient(\"shop-production-reader-2\")", "new ShopClient(\"xxxxxxxxxxxxxxxxxxxxxxxx\")", "new ShopClient(settings.KeyOfTheShop2)", "Client(\"" + ExampleText.Alphanumeric(32) + "\" + suffix)"],
        },
        new()
        {
            Id = "sign-in-argument-password",
            Title = "password in a call that signs in",
            Severity = Severity.High,
            Confidence = Confidence.Low,
            Literals = ["auth=(", "BasicAuth(", "basic_auth(", "basicAuth(", ".auth(", ".login(", "mysqli_connect(", "mysqli(", "PDO(", "getConnection(", "PasswordAuthentication(", "PasswordCredentials(", "pymysql.connect(", "ftp_login("],
            LeadCharacters = 0,
            Requires = new("\"'", 40),
            Pattern = """(?:auth=|BasicAuth|basic_?[aA]uth|\.auth|\.login|mysqli(?:_connect)?|PDO|getConnection|Password(?:Authentication|Credentials)|connect|ftp_login)\(\s{0,8}(?:""" + Before + """){1,2}(?<quote>["'])(?<secret>(?:(?!\k<quote>)[^\s<>\\]){8,128})\k<quote>""",
            Check = SecretCheck.StrongPassword,
            Advice = Advice,
            Reference = Reference,
            Examples = () =>
            [
                "requests.get(url, auth=('shop', 'Winter" + ExampleText.Decimal(4) + "!'))", "request.SetBasicAuth(\"shop\", \"" + ExampleText.Alphanumeric(16, 2) + "\")", "smtp.login('shop@acme.test', 'Spring-" + ExampleText.Decimal(3, 3) + "x')",
                "DriverManager.getConnection(url, \"shop\", \"Autumn$" + ExampleText.Decimal(4, 4) + "\");", "new mysqli(\"db\", \"shop\", \"Summer#" + ExampleText.Decimal(4, 5) + "\", \"shop\");",
            ],
            CounterExamples = () => ["auth=(user, password)", "auth=('user', 'password')", "page.login('user', 'wrong-password')", "getConnection(url, \"shop\", System.getenv(\"DB_PASSWORD\"))", "SetBasicAuth(\"user\", \"${DB_PASSWORD}\")"],
        },
    ];
}
