using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Passwords and keys in the own file forms of network services and their clients.</summary>
internal static class ServiceFileRules
{
    private const string Advice = "Change it at that service, and mount the file when the container runs.";

    // No comment before it on its line.
    private const string Line = @"(?<=(?:^|\n)[^#;\r\n]{0,80})";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        Of(
            "wireguard-key", "WireGuard private or preshared key", Severity.Critical, ["PrivateKey", "PresharedKey"], [],
            @"(?:PrivateKey|PresharedKey)[ \t]{0,4}=[ \t]{0,4}(?<secret>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)(?![A-Za-z0-9+/=])", SecretCheck.TokenLike,
            "https://man7.org/linux/man-pages/man8/wg.8.html",
            () => ["[Interface]\nPrivateKey = " + ExampleText.Base64(42) + "E=\n", "[Peer]\nPresharedKey=" + ExampleText.Base64(42, 2) + "8=\n"],
            () => ["PublicKey = " + ExampleText.Base64(42) + "E=", "PrivateKey = [Server's private key]"]) with { IgnoreCase = false },
        Of(
            "service-password", "password in a service's settings", Severity.High, ["bindpw", "remote_password", "insecure-password", "ldap_default_authtok", "psk=", "psk ="],
            ["*.conf", "*.cfg", "*.nmconnection", "*.psk", ".ldaprc", "*.config"],
            Line + """(?<![a-z])(?:bindpw|remote_password|insecure-password|ldap_default_authtok|(?:wpa-)?psk)(?:[ \t]{0,4}=[ \t]{0,4}|[ \t]{1,8})["']?(?<secret>[^\s"'<>]{6,128})""", SecretCheck.Password,
            "https://man7.org/linux/man-pages/man5/ldap.conf.5.html",
            () => ["binddn cn=ro\nbindpw Winter" + ExampleText.Decimal(4) + "!\n", "[wifi-security]\npsk=" + ExampleText.Alphanumeric(16) + "\n", "user shop insecure-password sum-mer" + ExampleText.Decimal(3, 2)],
            () => ["#bindpw Winter" + ExampleText.Decimal(4) + "!", "key-mgmt=wpa-psk\npsk=${WIFI_PASSWORD}\n", "bindpw secret", "remote_password password"]),
        Of(
            "account-list-password", "password in a service's list of accounts", Severity.High, ["smtp", "mail", "monitorRole", "controlRole", " * ", " on "],
            ["sasl_passwd", "passwd.client", "jmxremote.password", "*.password", "chap-secrets", "pap-secrets", "*.acl"],
            Line + """(?:(?:smtp|mail)[^\s]{0,120}(?:[ \t]{1,8}|:)[^\s:]{1,100}:|(?:monitor|control)Role[ \t]{1,8}|(?<=[^\s]) \* ["']?|(?<=user [^\s]{1,64}) on (?:[~&+%-][^\s]{1,64} ){0,6}>)(?<secret>[^\s"'*]{4,128})""", SecretCheck.NotTemplate,
            "https://www.postfix.org/SASL_README.html",
            () => ["[smtp.acme.test]:587 shop:Winter" + ExampleText.Decimal(4), "smtp.acme.test:shop:Winter" + ExampleText.Decimal(4, 2), "controlRole Winter" + ExampleText.Decimal(4, 3) + "\n", "shop * winter" + ExampleText.Decimal(4, 4) + " *\n", "user shop on >winter" + ExampleText.Decimal(4, 5) + " ~* +@all\n"],
            () => ["# [smtp.acme.test]:587 shop:Winter" + ExampleText.Decimal(4), "controlRole ${JMX_PASSWORD}", "user default on nopass ~* +@all"]),
        Of(
            "broker-password-hash", "password hash of a message broker's user", Severity.High, ["\"password_hash\"", ":$7$"], [],
            """(?:"password_hash"\s{0,4}:\s{0,4}"(?<secret>[A-Za-z0-9+/]{48})"|(?<=(?:^|\n)[^\s:]{1,64}):(?<secret>\$7\$[0-9]{1,6}\$[A-Za-z0-9+/=]{8,44}\$[A-Za-z0-9+/]{86}==))""", SecretCheck.None,
            "https://www.rabbitmq.com/docs/passwords",
            () => ["{\"name\": \"shop\", \"password_hash\": \"" + ExampleText.Base64(48) + "\"}", "shop:$" + "7$101$" + ExampleText.Base64(16) + "$" + ExampleText.Base64(86, 2) + "==\n"],
            () => ["\"password_hash\": \"\"", "\"password_hash\": \"" + new string('A', 48) + "\"", "shop:$" + "7$101$salt$hash"]) with { IgnoreCase = false, MinEntropy = 4 },
        Of(
            "wordpress-key", "WordPress key or salt", Severity.High, ["AUTH_KEY'", "AUTH_SALT'", "LOGGED_IN_KEY'", "LOGGED_IN_SALT'", "NONCE_KEY'", "NONCE_SALT'"], [],
            @"(?<=define\(\s{0,4}'(?:SECURE_)?)(?:AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)'\s{0,4},\s{0,20}'(?<secret>[^'""\\\r\n]{40,128})'", SecretCheck.NotTemplate,
            "https://developer.wordpress.org/apis/wp-config-php/#security-keys",
            () => ["define('AUTH_KEY',         '" + ExampleText.Alphanumeric(40) + "#(~|" + ExampleText.Alphanumeric(20, 2) + "');", "define( 'SECURE_AUTH_SALT', '" + ExampleText.Alphanumeric(64, 3) + "' );"],
            () => ["define('AUTH_KEY', 'put your unique phrase here');", "define('AUTH_KEY', getenv('AUTH_KEY'));"]),
        Of(
            "maven-master-password", "Maven master password", Severity.High, ["<master>{"], [], @"<master>\{(?<secret>[A-Za-z0-9+/=]{40,200})\}", SecretCheck.TokenLike,
            "https://maven.apache.org/guides/mini/guide-encryption.html",
            () => ["<settingsSecurity><master>{" + ExampleText.Base64(63) + "=}</master></settingsSecurity>"], () => ["<master>{...}</master>"]),
        Of(
            "composer-token", "token of a package source of Composer", Severity.High, ["\"gitlab-token\"", "\"gitlab-oauth\"", "\"github-oauth\"", "\"bearer\""], ["auth.json"],
            """["](?:gitlab-token|gitlab-oauth|github-oauth|bearer)"\s{0,4}:\s{0,4}\{\s{0,24}"[^"]{1,200}"\s{0,4}:\s{0,4}"(?<secret>[^"\s]{16,200})""", SecretCheck.TokenLike,
            "https://getcomposer.org/doc/articles/authentication-for-private-packages.md",
            () => ["{\n  \"gitlab-token\": {\n    \"git.acme.test\": \"" + ExampleText.Alphanumeric(26) + "\"\n  }\n}"], () => ["{\"github-oauth\": {}}", "{\"gitlab-token\": {\"git.acme.test\": \"your-token-goes-here\"}}"]),
        Of(
            "bundler-credential", "credential of a gem source", Severity.High, ["BUNDLE_"], [".bundle/config"],
            """BUNDLE_[A-Z0-9_]{2,128}:[ \t]{1,4}["']?(?:[^"':\s]{1,64}:)?(?<secret>[A-Za-z0-9_.~+=-]{12,200})(?=["'\s]|\z)""", SecretCheck.TokenLike,
            "https://bundler.io/man/bundle-config.1.html",
            () => ["---\nBUNDLE_GEMS__ACME__TEST: \"ci:" + ExampleText.Alphanumeric(24) + "\"\n"], () => ["BUNDLE_PATH: \"vendor/bundle\"", "BUNDLE_WITHOUT: \"development:test\""]),
        Of(
            "terraform-password", "generated password in Terraform's state", Severity.High, ["\"random_password\""], ["*.tfstate", "*.tfstate.*"],
            """["]random_password"[^\x00]{0,900}?"result"\s{0,4}:\s{0,4}"(?<secret>[^"]{6,200})""", SecretCheck.NotTemplate,
            "https://developer.hashicorp.com/terraform/language/state/sensitive-data",
            () => ["{\"type\": \"random_password\", \"instances\": [{\"attributes\": {\"length\": 20, \"result\": \"" + ExampleText.Alphanumeric(20) + "\"}}]}"], () => ["{\"type\": \"random_pet\", \"result\": \"" + ExampleText.Alphanumeric(20) + "\"}"]),
        Of(
            "curlrc-password", "password in curl's settings", Severity.High, ["user"], [".curlrc", "_curlrc"],
            Line + """user[ \t]{0,4}[=: ][ \t]{0,4}["']?[^\s:"']{1,64}:(?<secret>[^\s"']{3,128})""", SecretCheck.NotTemplate,
            "https://curl.se/docs/manpage.html#-K",
            () => ["user = \"ci:Winter" + ExampleText.Decimal(4) + "\"\n"], () => ["# user = \"ci:Winter" + ExampleText.Decimal(4) + "\"", "user-agent = \"shop\""]),
    ];

    private static Rule Of(string id, string title, Severity severity, string[] literals, string[] files, string pattern, SecretCheck check, string reference, Func<ImmutableArray<string>> examples, Func<ImmutableArray<string>> counterExamples) => new()
    {
        Id = id,
        Title = title,
        Severity = severity,
        Confidence = Confidence.High,
        Literals = [.. literals],
        Files = [.. files],
        LeadCharacters = 0,
        IgnoreCase = true,
        Pattern = pattern,
        Check = check,
        Advice = Advice,
        Reference = reference,
        Examples = examples,
        CounterExamples = counterExamples,
    };
}
