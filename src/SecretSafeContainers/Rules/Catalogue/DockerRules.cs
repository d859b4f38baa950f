using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Logins of container registries.</summary>
internal static class DockerRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "docker-config-auth",
            Title = "container registry login",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["\"auth"],
            Pattern = @"""auth\\?""\s{0,8}:\s{0,8}\\?""(?<secret>[A-Za-z0-9+/]{8,900}={0,2})\\?""",
            Check = SecretCheck.BasicCredential,
            Advice = "Log out and revoke the registry's credential. Keep config.json out of the image: use a credential helper, or a secret mount while building.",
            Reference = "https://docs.docker.com/reference/cli/docker/login/#credential-stores",
            Examples = () =>
            [
                "{\"auths\":{\"acme.test\":{\"auth\":\"" + ExampleText.Encoded("ci:" + ExampleText.Alphanumeric(20)) + "\"}}}",
                "\"auth\" : \"" + ExampleText.Encoded("robot$build:" + ExampleText.Alphanumeric(11, 2)) + "\"",
            ],
            CounterExamples = () =>
            [
                "{\"auths\":{\"acme.test\":{}}}",
                "\"auth\": \"" + ExampleText.Encoded("username:password") + "\"",
                "\"auth\": \"required12345678\"",
            ],
        },
        new()
        {
            Id = "docker-config-identity-token",
            Title = "container registry identity token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["\"identitytoken"],
            LeadCharacters = 0,
            Pattern = @"""identitytoken\\?""\s{0,8}:\s{0,8}\\?""(?<secret>[A-Za-z0-9_.+/=-]{20,900})",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Log out and revoke the registry's token. Keep config.json out of the image: use a credential helper, or a secret mount while building.",
            Reference = "https://docs.docker.com/reference/cli/docker/login/#credential-stores",
            Examples = () => ["{\"auths\":{\"acme.test\":{\"identitytoken\":\"" + ExampleText.Alphanumeric(120) + "\"}}}"],
            CounterExamples = () => ["\"identitytoken\": \"\"", "\"identitytoken\": \"${IDENTITY_TOKEN_OF_REGISTRY}\"", "\"identitytoken\": \"string\""],
        },
    ];
}
