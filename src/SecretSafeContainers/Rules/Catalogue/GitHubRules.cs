using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that GitHub issues.</summary>
internal static class GitHubRules
{
    private const string Documentation = "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "github-pat",
            Title = "GitHub personal access token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["ghp_"],
            LeadCharacters = 0,
            Pattern = "ghp_[A-Za-z0-9]{36,251}",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.Base62Crc32,
            PublicPrefix = "ghp_",
            Advice = "Revoke it under Settings, Developer settings, Personal access tokens. In builds use the workflow's own GITHUB_TOKEN or a ContainerSecret.",
            Reference = Documentation,
            Examples = () =>
            [
                "ghp_" + ExampleText.Alphanumeric(36, 1),
                "git clone https://ghp_" + ExampleText.Alphanumeric(36, 2) + "@github.com/some/repo",
                "ENV GITHUB_TOKEN=ghp_" + ExampleText.Alphanumeric(36, 3),
            ],
            CounterExamples = () => ["ghp_" + new string('x', 36), "ghp_short", "ghp_" + ExampleText.Alphanumeric(35, 5), "ghp_${TOKEN}"],
        },
        new()
        {
            Id = "github-fine-grained-pat",
            Title = "GitHub fine-grained personal access token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["github_pat_"],
            LeadCharacters = 0,
            Pattern = "github_pat_[A-Za-z0-9_]{82}(?![A-Za-z0-9_])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "github_pat_",
            Advice = "Revoke it under Settings, Developer settings, Fine-grained tokens. In builds use the workflow's own GITHUB_TOKEN or a ContainerSecret.",
            Reference = Documentation,
            Examples = () => ["token: github_pat_" + ExampleText.Alphanumeric(22, 6) + "_" + ExampleText.Alphanumeric(59, 7)],
            CounterExamples = () => ["github_pat_xxxxxxxxxxxxxxxxxxxxxx_" + new string('x', 59), "the prefix github_pat_ is followed by"],
        },
        new()
        {
            Id = "github-app-token",
            Title = "GitHub OAuth or app token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["gho_", "ghu_", "ghs_", "ghr_"],
            LeadCharacters = 0,
            Pattern = "gh[ousr]_[A-Za-z0-9]{36,251}",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.Base62Crc32,
            PublicPrefix = "gh",
            Advice = "Revoke the authorization in the app's or the account's settings, and pass the token at run time.",
            Reference = Documentation,
            Examples = () =>
            [
                "oauth_token: gho_" + ExampleText.Alphanumeric(36, 9),
                "ghs_" + ExampleText.Alphanumeric(36, 10),
                "ghu_" + ExampleText.Alphanumeric(36, 11),
                "ghr_" + ExampleText.Alphanumeric(76, 12),
            ],
            CounterExamples = () => ["gho_" + new string('x', 36), "ghs_" + ExampleText.Alphanumeric(20, 14)],
        },
        new()
        {
            Id = "github-legacy-token",
            Title = "GitHub token or client secret of 40 digits",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["github", "GH_TOKEN", "GH_PAT"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("github|gh_token|gh_pat", "(?-i:[0-9a-f]{40})"),
            MinEntropy = 3.3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it under Settings, Developer settings. In builds use the workflow's own GITHUB_TOKEN or a ContainerSecret.",
            Reference = Documentation,
            Examples = () =>
            [
                "GITHUB_TOKEN=" + ExampleText.Hex(40, 15),
                "github_client_secret: \"" + ExampleText.Hex(40, 16) + "\"",
                "\"Github\": { \"ClientId\": \"acme\", \"ClientSecret\": \"" + ExampleText.Hex(40, 17) + "\" }",
            ],
            CounterExamples = () =>
            [
                "github_sha=" + ExampleText.Hex(38, 18),
                "github.com/acme/shop@" + ExampleText.Hex(40, 19),
                "uses: https://github.com/acme/shop\n  rev: " + ExampleText.Hex(40, 20),
            ],
        },
    ];
}
