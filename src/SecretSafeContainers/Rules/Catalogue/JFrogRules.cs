using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of JFrog Artifactory.</summary>
internal static class JFrogRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "jfrog-reference-token",
            Title = "JFrog Artifactory reference token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["cmVmdGtu"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9+/])cmVmdGtu[A-Za-z0-9+/=]{56}(?![A-Za-z0-9+/=])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "cmVmdGtu",
            Advice = "Revoke it under Administration, User management, Access tokens.",
            Reference = "https://jfrog.com/help/r/jfrog-platform-administration-documentation/reference-token",
            Examples = () => ["ARTIFACTORY_TOKEN=cmVmdGtu" + ExampleText.Alphanumeric(56, 1)],
            CounterExamples = () => ["cmVmdGtu" + ExampleText.Alphanumeric(20, 2), "cmVmdGtu" + new string('x', 56)],
        },
        new()
        {
            Id = "jfrog-api-key",
            Title = "JFrog Artifactory API key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["AKCp"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9+/])AKCp[A-Za-z0-9]{50,120}(?![A-Za-z0-9+/=])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "AKCp",
            Advice = "Revoke it in the user's profile, and use an access token of short life.",
            Reference = "https://jfrog.com/help/r/jfrog-platform-administration-documentation/api-key",
            Examples = () => ["X-JFrog-Art-Api: AKCp" + ExampleText.Alphanumeric(69, 4)],
            CounterExamples = () => ["AKCp" + ExampleText.Alphanumeric(20, 5), "AKCp" + new string('x', 69)],
        },
        new()
        {
            Id = "jfrog-legacy-token",
            Title = "JFrog Artifactory token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["jfrog", "artifactory", "bintray", "xray_"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("jfrog|artifactory|bintray|xray_", "(?-i:(?=[A-Za-z]{0,72}[0-9])(?:[A-Za-z0-9]{73}|[A-Za-z0-9]{64}|[0-9a-f]{40}))"),
            MinEntropy = 3.3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it under Administration, User management, Access tokens.",
            Reference = "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
            Examples = () =>
            [
                "JFROG_TOKEN=" + ExampleText.LowerAlphanumeric(64, 7),
                "artifactory.password=" + ExampleText.Alphanumeric(73, 8),
                "bintray_api_key: " + ExampleText.Hex(40, 9),
            ],
            CounterExamples = () => ["artifactory_url=https://acme.jfrog.io", "artifactory_sha: " + ExampleText.Hex(32, 10)],
        },
    ];
}
