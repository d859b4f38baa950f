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
            Examples =
            [
                "{\"auths\":{\"acme.test\":{\"auth\":\"" + ExampleText.Encoded("ci:" + ExampleText.Alphanumeric(20)) + "\"}}}",
                "\"auth\" : \"" + ExampleText.Encoded("robot$build:" + ExampleText.Alphanumeric(11, 2)) + "\"",
            ],
            CounterExamples =
            [
                "{\"auths\":{\"acme.test\":{}}}",
                "\"auth\": \"" + ExampleText.Encoded("username:password") + "\"",
                "\"auth\": \"required12345678\"",
            ],
        },
    ];
}
