using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>JSON Web Tokens, whoever issued them.</summary>
internal static class JsonWebTokenRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "jwt",
            Title = "JSON Web Token",
            Severity = Severity.Moderate,
            Confidence = Confidence.Medium,
            Literals = [".eyJ"],

            // A JSON object in base64 starts with eyJ. The payloads {"sub":"1234567890" and {"some":"payload"} are well-known examples.
            Pattern = @"(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,900}\.(?!eyJzdWIiOiIxMjM0NTY3ODkwIi|eyJzb21lIjoicGF5bG9hZCJ9)eyJ[A-Za-z0-9_-]{10,1024}(?:\.[A-Za-z0-9_-]{16,800}|\z)",
            Check = SecretCheck.JsonWebToken,
            Advice = "End the session or rotate the signing key if the token does not expire soon. Request tokens at run time.",
            Reference = "https://www.rfc-editor.org/rfc/rfc7519",
            Examples = () =>
            [
                "Authorization: Bearer " + ExampleText.Encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}").TrimEnd('=') + "." + ExampleText.Encoded("{\"sub\":\"ci\",\"exp\":1900000000}").TrimEnd('=') + "." + ExampleText.Alphanumeric(43),
                "token=" + ExampleText.Encoded("{\"typ\":\"JWT\",\"alg\":\"RS256\"}").TrimEnd('=') + "." + ExampleText.Encoded("{\"iss\":\"https://acme.test\"}").TrimEnd('=') + "." + ExampleText.Alphanumeric(342, 2),
            ],
            CounterExamples = () =>
            [
                ExampleText.Encoded("{\"alg\":\"none\",\"x\":\"1\"}").TrimEnd('=') + "." + ExampleText.Encoded("{\"sub\":\"ci\",\"a\":1}").TrimEnd('=') + "." + ExampleText.Alphanumeric(43),
                "eyJhbGciOiJIUzI1NiJ9." + ExampleText.Alphanumeric(40) + "." + ExampleText.Alphanumeric(43),
                "eyJ" + ExampleText.Alphanumeric(30) + ".eyJ" + ExampleText.Alphanumeric(30) + "." + ExampleText.Alphanumeric(43),
                ExampleText.Encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}").TrimEnd('=') + "." + ExampleText.Encoded("{\"sub\":\"ci\",\"exp\":1900000000}").TrimEnd('=') + ".",
            ],
        },
    ];
}
