using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that only the form of a well-known settings file gives away.</summary>
internal static class SettingsFileRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "jwt-signing-key",
            Title = "key that signs JSON Web Tokens",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["\"Jwt", "Jwt__", "Jwt:", "jwt_", "jwt-", "jwt.", "jwtsecret", "jwtkey", "jwtsigning"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = """(?:"Jwt[a-z]{0,20}"\s{0,8}:\s{0,8}\{[^{}]{0,800}?"|(?<=(?:^|\n)[ \t]{0,16})jwt:[ \t]{0,4}\r?\n(?:[ \t]{1,16}[a-z_-]{1,24}:[^\r\n]{0,80}\r?\n){0,6}?[ \t]{1,16}|Jwt(?:[a-z]{0,20}(?:__|:)|[_.-])?)(?:(?:Issuer|Signing|Security|Secret)?[_.-]?Key|secret(?:[_.-]?key)?)["']?\]?[ \t]{0,8}(?:=>|[=:])[ \t]{0,8}(?:(?<quote>["'`])(?<secret>(?!<)(?:(?!\k<quote>)\S){12,256})\k<quote>|(?<secret>[^\s"'<>\\${}][^\s"'<>\\{}]{11,255})(?=\s|\z))""",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Replace the key: whoever has it can sign in as anybody. Hand the new one to the container at run time.",
            Reference = "https://learn.microsoft.com/aspnet/core/security/authentication/configure-jwt-bearer-authentication",
            Examples = () =>
            [
                "{ \"Jwt\": { \"Issuer\": \"https://acme.test\", \"Key\": \"" + ExampleText.Alphanumeric(32) + "\" } }",
                "\"JwtSettings\":{\"SigningKey\":\"" + ExampleText.Base64(44, 2) + "\"}",
                "ENV Jwt__Key=" + ExampleText.Alphanumeric(40, 3),
                "jwtsecret: \"" + ExampleText.Alphanumeric(12, 4) + "'}/)" + ExampleText.Alphanumeric(20, 5) + "\"",
                "jwtsecret: '" + ExampleText.Alphanumeric(12, 7) + "<&]/)>" + ExampleText.Alphanumeric(20, 8) + "'",
                "JWT:\n  exp: 50m\n  secret: 'winter#" + ExampleText.Alphanumeric(9, 6) + "'\n",
            ],
            CounterExamples = () => ["\"Jwt\": { \"Key\": \"\" }", "\"Jwt\": { \"Key\": \"<your-secret-signing-key>\" }", "\"Jwt\": { \"Key\": \"your-256-bit-signing-key-goes-here\" }", "\"Jwt\": { \"Key\": \"${JWT_SIGNING_KEY_OF_APP}\" }", "\"Jwt\": { \"KeyId\": \"" + ExampleText.Hex(32) + "\" }"],
        },
        new()
        {
            Id = "kubeconfig-client-key",
            Title = "client key in a kubeconfig",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["client-key-data"],
            // -----BEGIN in base64.
            Pattern = """client-key-data["']?\s{0,4}:\s{0,4}["']?(?<secret>LS0tLS1CRUdJTi[A-Za-z0-9+/]{40,900})""",
            Advice = "Revoke the user's certificate in the cluster. Inside the cluster use a service account; elsewhere mount the file at run time.",
            Reference = "https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/",
            Examples = () => ["users:\n- name: ci\n  user:\n    client-key-data: " + ExampleText.Encoded("-----BEGIN EC " + "PRIVATE KEY-----\n" + ExampleText.Base64(160))],
            CounterExamples = () => ["client-key-data: REDACTED", "client-key-data: LS0tLS1CRUdJTi...", "client-certificate-data: " + ExampleText.Encoded("-----BEGIN CERTIFICATE-----\n" + ExampleText.Base64(64))],
        },
        new()
        {
            Id = "netrc-password",
            Title = "password in .netrc",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["machine "],
            Pattern = """(?<![A-Za-z])machine\s{1,8}[^\s"']{1,253}\s{1,8}login\s{1,8}[^\s"']{1,128}\s{1,8}password\s{1,8}(?<secret>[^\s"'<>\\$]{3,256})""",
            Check = SecretCheck.NotPlaceholder,
            Advice = "Change the password. Mount .netrc as a build secret where a tool needs it.",
            Reference = "https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html",
            Examples = () => ["machine nexus.acme.test login ci password " + ExampleText.Alphanumeric(14), "machine acme.test\n  login ci\n  password " + ExampleText.Alphanumeric(9, 2) + "\n"],
            CounterExamples = () => ["machine acme.test login ci password ${PASSWORD}", "the machine asks for login and password 12345678x", "machine acme.test login user password password"],
        },
    ];
}
