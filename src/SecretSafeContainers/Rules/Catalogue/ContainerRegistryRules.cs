using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Tokens of container registries and of Kubernetes.</summary>
internal static class ContainerRegistryRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "docker-hub-token",
            Title = "Docker Hub access token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["dckr_pat_", "dckr_oat_"],
            LeadCharacters = 0,
            Pattern = "dckr_(?:pat_[A-Za-z0-9_-]{27}|oat_[A-Za-z0-9_-]{27,36})(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "dckr_",
            Advice = "Delete it under Account settings, Personal access tokens. Log in with a credential helper.",
            Reference = "https://docs.docker.com/security/access-tokens/",
            Examples = () => ["docker login -u ci -p " + "dckr_pat_" + ExampleText.Alphanumeric(27, 1), "dckr_oat_" + ExampleText.Alphanumeric(32, 2)],
            CounterExamples = () => ["dckr_pat_" + ExampleText.Alphanumeric(10, 3), "dckr_pat_" + new string('x', 27)],
        },
        new()
        {
            Id = "docker-hub-uuid-token",
            Title = "Docker Hub access token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["dockerhub", "docker_hub", "docker-hub", "docker_pass", "docker_token", "docker_auth"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("docker_?-?hub|docker_(?:pass|token|auth)", AssignmentPattern.Uuid),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it under Account settings, Personal access tokens.",
            Reference = "https://docs.docker.com/security/access-tokens/",
            Examples = () => ["DOCKERHUB_TOKEN=" + ExampleText.Uuid(5)],
            CounterExamples = () => ["dockerhub_user: acme"],
        },
        new()
        {
            Id = "quay-token",
            Title = "Quay application token or robot password",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["quay"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("quay", "(?-i:(?=[A-Za-z]{0,63}[0-9])(?:[A-Z0-9]{64}|[A-Za-z0-9]{40}))"),
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete the token or the robot account in the organization's settings.",
            Reference = "https://docs.quay.io/glossary/robot-accounts.html",
            Examples = () => ["QUAY_ROBOT_TOKEN=" + ExampleText.Hex(64, 6).ToUpperInvariant()],
            CounterExamples = () => ["quay.io/acme/shop@sha256:" + ExampleText.Hex(64, 7)],
        },
        new()
        {
            Id = "harbor-robot-secret",
            Title = "Harbor robot account secret",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["robot$"],
            LeadCharacters = 0,
            Pattern = """robot\$[A-Za-z0-9+._/-]{1,100}["'\s:,]{1,6}(?:(?:-p|--password|password|secret)["'\s:=]{1,4})?(?<secret>(?=[A-Za-z]{0,31}[0-9])(?=[a-z0-9]{0,31}[A-Z])[A-Za-z0-9]{32})(?![A-Za-z0-9])""",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Refresh the robot account's secret in the project's settings.",
            Reference = "https://goharbor.io/docs/latest/working-with-projects/project-configuration/create-robot-accounts/",
            Examples = () => ["docker login -u robot$acme+ci -p " + ExampleText.Alphanumeric(32, 8) + " harbor.acme.test"],
            CounterExamples = () => ["robot$acme+ci"],
        },
    ];
}
