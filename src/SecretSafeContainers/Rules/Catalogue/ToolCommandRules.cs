using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Passwords in the options of commands of any kind, and of tools for keys and archives.</summary>
internal static class ToolCommandRules
{
    private const string Advice = "Change the password. Let the command read it from a mounted secret, a file or the environment at run time.";
    private const string Arguments = CommandLineRules.Arguments;
    private const string Value = CommandLineRules.Value;

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "key-command-password",
            Title = "password of a key or an archive in a command",
            Severity = Severity.Moderate,
            Confidence = Confidence.Medium,
            Literals = ["storepass ", "keypass ", "storepasswd ", " pass:", "\"pass:", "'pass:", "unzip ", "zip ", "7z "],
            LeadCharacters = 12,
            Pattern = """(?:-(?:src|dest|deststore|srcstore)?(?:store|key)pass(?:wd)? {1,4}""" + Value + """|-pass(?:in|out)?[ =]["']?pass:(?<secret>[^\s"'`<>\\|;&$(){}[\]-][^\s"'`<>\\|;&()]{2,127})"""
                + @"|(?<![a-z])(?:un)?zip " + Arguments + @"(?<=\s)-P {0,2}" + Value + "|(?<![A-Za-z])7z[az]? [xeaut] " + Arguments + @"(?<=\s)-p" + Value + ")",
            Check = SecretCheck.Password,
            Advice = Advice,
            Reference = "https://docs.openssl.org/master/man1/openssl-passphrase-options/",
            Examples = () => ["keytool -genkeypair -alias app -storepass " + ExampleText.Alphanumeric(10) + " -keystore a.jks", "openssl rsa -in a.pem -passin pass:" + ExampleText.Alphanumeric(9, 2) + " -out b.pem", "unzip -P " + ExampleText.Alphanumeric(9, 3) + " a.zip"],
            CounterExamples = () => ["keytool -storepass changeit", "openssl rsa -passin pass:$PASSWORD", "unzip -o a.zip", "openssl rsa -passin env:PASSWORD", "gzip -9 file"],
        },
        new()
        {
            Id = "option-password",
            Title = "password in an option of a command",
            Severity = Severity.Moderate,
            Confidence = Confidence.Low,
            Literals = ["password ", "password=", "passwd=", "passphrase ", "passphrase=", "--token ", "--token=", "secret=", "secret ", "api-key ", "api-key="],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = """(?<=[\s"'](?:--?|/p:|-D)(?:[a-z0-9.]{1,16}[.-]){0,3})(?:password|passwd|passphrase|(?:auth-|access-)?(?:--)?token|(?:client-?|app-)?secret|api-key)[ =]{1,2}(?=[^\s"'`]{0,60}[0-9])""" + Value,
            Check = SecretCheck.StrongPassword,
            Advice = Advice,
            Reference = "https://cwe.mitre.org/data/definitions/214.html",
            Examples = () => ["tool sync --password Winter" + ExampleText.Decimal(4) + "! --quiet", "wget --http-password " + ExampleText.Alphanumeric(12) + " https://acme.test/a", "Connect-VIServer vc.acme.test -User ci -Password WInter" + ExampleText.Decimal(3, 2) + "!"],
            CounterExamples = () => ["tool --password PASSWORD", "tool --password <password>", "tool --password $PASSWORD", "tool --password=/run/secrets/a1", "the password is 12", "tool --password -x1"],
        },
        new()
        {
            Id = "option-token",
            Title = "token in an option of a command",
            Severity = Severity.Moderate,
            Confidence = Confidence.Medium,
            Literals = ["-key ", "-key=", "-token ", "-token=", "-secret ", "-secret=", "-apikey ", "-apikey=", "-pat ", "-pat="],
            LeadCharacters = 0,
            IgnoreCase = true,

            // Not the keys of gpg and ssh, which are named by their fingerprints.
            Pattern = """(?<=[\s"'`](?:-{1,2}(?:[a-z0-9]{1,24}-){0,3}[a-z0-9]{1,24}|-)?)(?<!public|ssh|recv|default|local|gpg|sign|signing|host|trusted)-(?:key(?![ =]{1,2}["']?[0-9A-Fa-f]{40}(?:[0-9A-Fa-f]{24})?(?![0-9A-Za-z]))|token|secret|apikey|pat)[ =]{1,2}\\?["']?(?<secret>(?-i:[A-Za-z0-9][A-Za-z0-9_.~+/=|:-]{15,999}))(?=[\s"'`;&|)\\]|\z)""",
            Check = SecretCheck.TokenOrUuid,
            Advice = Advice,
            Reference = "https://cwe.mitre.org/data/definitions/214.html",
            Examples = () => ["tool push --key " + ExampleText.Hex(32) + " --quiet", "RUN tool login --auth-token \"" + ExampleText.LowerAlphanumeric(32, 2) + "\"", "tool -api-key=" + ExampleText.Alphanumeric(24, 3)],
            CounterExamples = () => ["tool --key $TOKEN", "tool --key /etc/ssl/private/app1.key", "gpg --recv-key " + ExampleText.Hex(40), "tool --token <token>", "--api-key your-api-key-goes-here", "sort --key 2,3 --field-separator , words.txt", "gcloud describe --key='" + ExampleText.Hex(64) + "'", "--deploy-key deployment-of-production"],
        },
        new()
        {
            Id = "variable-command-secret",
            Title = "secret in a command that sets a variable",
            Severity = Severity.Moderate,
            Confidence = Confidence.Medium,
            Literals = ["_KEY ", "_TOKEN ", "_SECRET ", "_PASSWORD ", "_PASS ", "_PAT ", "_APIKEY ", "-Key ", "-Token ", "-Auth "],
            LeadCharacters = 0,
            Pattern = """(?<=(?:ENV|ARG|setx?|set -[A-Za-z]{1,4}|[Ss]et[Ee]nv|fastcgi_param|proxy_set_header)[ \t]{1,4}[A-Za-z][A-Za-z0-9_-]{0,60})(?<!PUBLIC|GPG|PGP)[_-](?:KEY|TOKEN|SECRET|PASSWORD|PASS|PAT|APIKEY|Key|Token|Auth)[ \t]{1,4}(?<quote>\\?["']?)(?<secret>[A-Za-z0-9][A-Za-z0-9_.~+/=|:!@#%^*-]{11,999})\k<quote>(?=[\s;]|\\[nr]|\z)""",
            Check = SecretCheck.TokenOrUuid,
            Advice = Advice,
            Reference = "https://docs.docker.com/reference/dockerfile/#env",
            Examples = () => ["ENV SHOP_KEY " + ExampleText.Alphanumeric(32), "setx SHOP_TOKEN \"" + ExampleText.Hex(32, 2) + "\"", "set -gx SHOP_API_KEY " + ExampleText.LowerAlphanumeric(32, 3), "SetEnv SHOP_SECRET " + ExampleText.Uuid(4), "proxy_set_header X-Api-Key \"" + ExampleText.Alphanumeric(40, 5) + "\";"],
            CounterExamples = () => ["ENV SHOP_KEY ${SHOP_KEY}", "ENV SHOP_TOKEN changeme-please", "#define SHOP_KEY " + ExampleText.Alphanumeric(32), "ENV GPG_KEY " + ExampleText.Hex(40), "the ACME_KEY is not set", "proxy_set_header X-Api-Key $http_x_api_key;"],
        },
        new()
        {
            Id = "powershell-secure-string",
            Title = "password in a PowerShell command",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["ConvertTo-SecureString"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = """ConvertTo-SecureString (?:-[a-z]{5,12} ){0,3}\\?["'](?<secret>[^"'\r\n$<>\\]{4,128})\\?["']""",
            Check = SecretCheck.Password,
            Advice = Advice,
            Reference = "https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring",
            Examples = () => ["$p = ConvertTo-SecureString -String \"" + "Winter@" + ExampleText.Decimal(4) + "\" -AsPlainText -Force", "ConvertTo-SecureString '" + ExampleText.Alphanumeric(12) + "' -AsPlainText -Force"],
            CounterExamples = () => ["ConvertTo-SecureString $password -AsPlainText", "ConvertTo-SecureString -String \"$env:PASSWORD\"", "ConvertTo-SecureString 'password' -AsPlainText"],
        },
    ];
}
